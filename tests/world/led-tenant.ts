import { join } from "node:path";
import { type Sandbox, type SandboxOptions, startSandbox } from "@vault-tab/sandbox";
import { readManifest } from "@vault-tab/sandbox/manifest";
import { redirect } from "@vault-tab/sandbox/redirect";
import { root } from "../../scripts/root.ts";
import { type Persona, personaOf } from "./persona.ts";
import { trust } from "./trust.ts";

/** A tenant and its people, to which this process's own clients are led; nothing of ours runs in it yet. */
export interface LedTenant {
  readonly sandbox: Sandbox;
  person(key: string): Persona;
  /** Changes something in the sandbox: `control("mfa", { persona, required: true })`. */
  control(what: string, change: object): Promise<void>;
  stop(): Promise<void>;
}

/** The very app package that is uploaded to Teams. */
const manifest = join(root, "appPackage/manifest.json");
const teams = (productUrl: string) => readManifest(manifest, productUrl);

export const startLedTenant = async (options: SandboxOptions = {}): Promise<LedTenant> => {
  const sandbox = await startSandbox({ propagation: 0, teams, ...options });
  trust(sandbox.caFile);
  const restore = redirect(sandbox.processEnvironment["SANDBOX_FRONT_DOOR"] ?? "");
  return {
    sandbox,
    person: (key) => personaOf(sandbox, key),
    control: async (what, change) => {
      const answer = await fetch(`${sandbox.endpoints.control}/${what}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(change),
      });
      if (!answer.ok) throw new Error(`/control/${what}: ${await answer.text()}`);
    },
    stop: async () => {
      restore();
      await sandbox.close();
    },
  };
};
