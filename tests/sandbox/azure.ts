import { AuthorizationManagementClient } from "@azure/arm-authorization";
import { KeyVaultManagementClient } from "@azure/arm-keyvault";
import type { TokenCredential } from "@azure/core-auth";
import { CertificateClient } from "@azure/keyvault-certificates";
import { KeyClient } from "@azure/keyvault-keys";
import { SecretClient } from "@azure/keyvault-secrets";
import { LogsQueryClient } from "@azure/monitor-query-logs";
import { startSandbox, type Sandbox, type SandboxOptions } from "@vault-tab/sandbox";
import { redirect } from "@vault-tab/sandbox/redirect";
import { z } from "zod";
import { personaOf } from "../world/persona.ts";
import { trust } from "../world/trust.ts";

type Resource = Parameters<ReturnType<typeof personaOf>["azureToken"]>[0];

/** The official clients, each for one person or managed identity, against a sandbox of their own under Azure's real host names. */
export interface Azure {
  readonly sandbox: Sandbox;
  token(key: string, resource: Resource): Promise<string>;
  secrets(vault: string, key: string): SecretClient;
  certificates(vault: string, key: string): CertificateClient;
  keys(vault: string, key: string): KeyClient;
  logs(key: string): LogsQueryClient;
  vaults(key: string): KeyVaultManagementClient;
  authorization(key: string): AuthorizationManagementClient;
  authorizationAs(name: ManagedIdentity): AuthorizationManagementClient;
  /** The token of a managed identity for ARM, as a site would get it. */
  identityToken(name: ManagedIdentity): Promise<string>;
  /** The same for whatever resource a client asks. */
  identity(name: ManagedIdentity): TokenCredential;
  control(path: string, change: unknown): Promise<Response>;
  /** A bare call of a vault, of ARM or of the logs, as this person or as nobody. */
  call(url: string, key?: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

/** Client ids as the seed has them. */
const identities = {
  "vault-tab-web": "c3000000-0000-4000-8000-000000000001",
  "vault-tab-grants": "c3000000-0000-4000-8000-000000000002",
  "vault-tab-rotation": "c3000000-0000-4000-8000-000000000003",
  "vault-tab-watchdog": "c3000000-0000-4000-8000-000000000004",
  "vault-tab-pim": "c3000000-0000-4000-8000-000000000005",
  "vault-tab-logs": "c3000000-0000-4000-8000-000000000006",
  "checkout-service": "c3000000-0000-4000-8000-000000000007",
} as const;
export type ManagedIdentity = keyof typeof identities;

const isIdentity = (key: string): key is ManagedIdentity => key in identities;

async function identityToken(
  sandbox: Sandbox,
  name: ManagedIdentity,
  resource: string = armResource,
): Promise<string> {
  const { IDENTITY_ENDPOINT = "", IDENTITY_HEADER = "" } = sandbox.processEnvironment;
  const query = new URLSearchParams({
    "api-version": "2019-08-01",
    resource,
    client_id: identities[name],
  });
  const answer = await fetch(`${IDENTITY_ENDPOINT}?${query.toString()}`, {
    headers: { "x-identity-header": IDENTITY_HEADER },
  });
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}

export const uriOf = (vault: string) => `https://${vault}.vault.azure.net`;
const vaultResource = "https://vault.azure.net";
const armResource = "https://management.azure.com";
const logsResource = "https://api.loganalytics.io";
/** A failing test should fail at once, and the refusal itself is what is looked at. */
const options = { retryOptions: { maxRetries: 0 } };

export async function startAzure(sandboxOptions: SandboxOptions = {}): Promise<Azure> {
  const sandbox = await startSandbox({ seed: "small", propagation: 0, ...sandboxOptions });
  trust(sandbox.caFile);
  const restore = redirect(sandbox.processEnvironment["SANDBOX_FRONT_DOOR"] ?? "");
  const tokens = new Map<string, Promise<string>>();
  const token = (key: string, resource: Resource) => {
    const known = tokens.get(`${key} ${resource}`);
    if (known) return known;
    const asked = isIdentity(key)
      ? identityToken(sandbox, key, resource)
      : personaOf(sandbox, key).azureToken(resource);
    tokens.set(`${key} ${resource}`, asked);
    return asked;
  };
  const credential = (key: string, resource: Resource): TokenCredential => ({
    getToken: async () => ({
      token: await token(key, resource),
      expiresOnTimestamp: Date.now() + 60 * 60 * 1000,
    }),
  });
  const identity = (name: ManagedIdentity): TokenCredential => ({
    getToken: async (scopes) => ({
      token: await identityToken(sandbox, name, [scopes].flat()[0]?.replace(/\/\.default$/, "")),
      expiresOnTimestamp: Date.now() + 60 * 60 * 1000,
    }),
  });
  const { subscriptionId } = sandbox.endpoints;
  return {
    sandbox,
    token,
    secrets: (vault, key) =>
      new SecretClient(uriOf(vault), credential(key, vaultResource), options),
    certificates: (vault, key) =>
      new CertificateClient(uriOf(vault), credential(key, vaultResource), options),
    keys: (vault, key) => new KeyClient(uriOf(vault), credential(key, vaultResource), options),
    logs: (key) => new LogsQueryClient(credential(key, logsResource), options),
    vaults: (key) =>
      new KeyVaultManagementClient(credential(key, armResource), subscriptionId, options),
    authorization: (key) =>
      new AuthorizationManagementClient(credential(key, armResource), subscriptionId, options),
    authorizationAs: (name) =>
      new AuthorizationManagementClient(identity(name), subscriptionId, options),
    identityToken: (name) => identityToken(sandbox, name),
    identity,
    control: (path, change) =>
      fetch(`${sandbox.endpoints.control}/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(change),
      }),
    call: async (url, key, init = {}) => {
      const others = [armResource, logsResource] as const;
      const resource = others.find((one) => url.startsWith(one)) ?? vaultResource;
      const headers = new Headers(init.headers);
      if (key !== undefined) headers.set("authorization", `Bearer ${await token(key, resource)}`);
      return fetch(url, { ...init, headers });
    },
    stop: async () => {
      restore();
      await sandbox.close();
    },
  };
}

const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    innererror: z.object({ code: z.string() }).optional(),
  }),
});

/** The error of a reply, in the envelope that Key Vault and ARM share. */
export async function errorOf(answer: Response): Promise<z.infer<typeof ErrorBody>["error"]> {
  return ErrorBody.parse(await answer.json()).error;
}

export const namesOf = (items: readonly { readonly name: string }[]) =>
  items.map(({ name }) => name);

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
