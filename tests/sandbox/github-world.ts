import { createHash } from "node:crypto";
import { createAppAuth } from "@octokit/auth-app";
import { CryptographyClient } from "@azure/keyvault-keys";
import { Octokit } from "@octokit/rest";
import { z } from "zod";
import { startAzure, type Azure } from "./azure.ts";

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** The App's key signs in its vault; whoever asks it to needs `keys/sign`. */
export function vaultSigner(azure: Azure, identity: "vault-tab-rotation" | "vault-tab-grants") {
  const { keyId } = azure.sandbox.endpoints.github;
  const client = new CryptographyClient(keyId, azure.identity(identity), {
    retryOptions: { maxRetries: 0 },
  });
  return async (claims: object): Promise<string> => {
    const text = `${encoded({ alg: "RS256", typ: "JWT" })}.${encoded(claims)}`;
    const digest = createHash("sha256").update(text).digest();
    const { result } = await client.sign("RS256", digest);
    return `${text}.${Buffer.from(result).toString("base64url")}`;
  };
}

/** Refusals are what the clauses look at: they need not be written down too. */
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** GitHub by its own client: as the App, and as its installation. */
export interface GitHub {
  readonly azure: Azure;
  readonly sign: (claims: object) => Promise<string>;
  readonly app: Octokit;
  readonly installation: Octokit;
  /** The installation with a token of its own: those of an hour ago have ended. */
  signIn(): Octokit;
  now(): number;
  advance(duration: string): Promise<void>;
}

export async function startGitHub(): Promise<GitHub> {
  const azure = await startAzure();
  const { github } = azure.sandbox.endpoints;
  const sign = vaultSigner(azure, "vault-tab-rotation");
  const now = () => Math.floor(azure.sandbox.world.clock.now().getTime() / 1000);
  const auth = {
    appId: github.appId,
    createJwt: async (appId: string | number) => {
      const exp = now() + 540;
      const jwt = await sign({ iss: String(appId), iat: now() - 60, exp });
      return { jwt, expiresAt: new Date(exp * 1000).toISOString() };
    },
  };
  const signIn = () =>
    new Octokit({
      log,
      authStrategy: createAppAuth,
      auth: { ...auth, installationId: github.installationId },
    });
  return {
    azure,
    sign,
    now,
    signIn,
    app: new Octokit({ log, authStrategy: createAppAuth, auth }),
    installation: signIn(),
    advance: async (duration) => {
      await azure.control("clock", { advance: duration });
    },
  };
}

/** The client's types are older than the reply. */
export async function startRun(
  octokit: Octokit,
  workflow: string,
  more: object = {},
): Promise<number> {
  const { data } = await octokit.request(
    "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
    {
      ...repository,
      workflow_id: workflow,
      ref: "main",
      inputs,
      return_run_details: true,
      ...more,
    },
  );
  return z.object({ workflow_run_id: z.int() }).parse(data).workflow_run_id;
}

export const repository = { owner: "contoso", repo: "rotation" } as const;
export const inputs = { vault: "kv-payments-dev", secret: "stripe-secret-key" } as const;
