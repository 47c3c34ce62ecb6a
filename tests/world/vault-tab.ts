import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, type SandboxOptions, startSandbox } from "@vault-tab/sandbox";
import { readManifest } from "@vault-tab/sandbox/manifest";
import { redirect } from "@vault-tab/sandbox/redirect";
import { root } from "../../scripts/root.ts";
import { type Persona, personaOf } from "./persona.ts";
import { type Product, startProduct } from "./start-product.ts";
import { trust } from "./trust.ts";

/** The whole of it on free ports: a tenant, the service against it, and its people. */
export interface VaultTab {
  readonly sandbox: Sandbox;
  readonly product: Product;
  /** All that the service writes is in here, its log for one. */
  readonly folder: string;
  person(key: string): Persona;
  /** A call of the service as this person, or with this very token, or with none. */
  call(path: string, as?: Persona | string): Promise<Response>;
  /** Changes something in the sandbox: `control("mfa", { persona, required: true })`. */
  control(what: string, change: object): Promise<void>;
  stop(): Promise<void>;
}

/** The very app package that is uploaded to Teams. */
const manifest = join(root, "appPackage/manifest.json");
const teams = (productUrl: string) => readManifest(manifest, productUrl);

export const startVaultTab = async (
  sandboxOptions: SandboxOptions = {},
  productChanges: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<VaultTab> => {
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-"));
  const sandbox = await startSandbox({ propagation: 0, teams, ...sandboxOptions });
  trust(sandbox.caFile);
  const restore = redirect(sandbox.processEnvironment["SANDBOX_FRONT_DOOR"] ?? "");
  const product = await startProduct(
    sandbox,
    join(folder, "product.log"),
    productChanges,
    nodeOptions,
  );
  return {
    sandbox,
    product,
    folder,
    person: (key) => personaOf(sandbox, key),
    call: async (path, as) => {
      const token = typeof as === "object" ? await as.ssoToken() : as;
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return fetch(`${product.origin}${path}`, { headers });
    },
    control: async (what, change) => {
      const answer = await fetch(`${sandbox.endpoints.control}/${what}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(change),
      });
      if (!answer.ok) throw new Error(`/control/${what}: ${await answer.text()}`);
    },
    stop: async () => {
      await product.stop();
      restore();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
