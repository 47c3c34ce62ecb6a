import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandbox, SandboxOptions } from "@vault-tab/sandbox";
import { type LedTenant, startLedTenant } from "./led-tenant.ts";
import type { Persona } from "./persona.ts";
import { type Product, startProduct } from "./start-product.ts";

type Settings = Readonly<Record<string, string | undefined>>;
/** What changes in the settings, known beforehand or only once there is a tenant. */
export type Changes = Settings | ((sandbox: Sandbox) => Promise<Settings>);

/** The whole of it on free ports: a tenant, the service against it, and its people. */
export interface VaultTab extends LedTenant {
  readonly product: Product;
  /** What it was started with, beside `env/.env.local`. */
  readonly settings: Settings;
  /** All that the service writes is in here, its log for one. */
  readonly folder: string;
  /** A call of the service as this person, or with this very token, or with none. */
  call(path: string, as?: Persona | string): Promise<Response>;
}

export const startVaultTab = async (
  sandboxOptions: SandboxOptions = {},
  productChanges: Changes = {},
  nodeOptions: readonly string[] = [],
): Promise<VaultTab> => {
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-"));
  const tenant = await startLedTenant(sandboxOptions);
  const { sandbox } = tenant;
  const settings =
    typeof productChanges === "function" ? await productChanges(sandbox) : productChanges;
  const product = await startProduct(sandbox, join(folder, "product.log"), settings, nodeOptions);
  return {
    ...tenant,
    product,
    settings,
    folder,
    call: async (path, as) => {
      const token = typeof as === "object" ? await as.ssoToken() : as;
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return fetch(`${product.origin}${path}`, { headers });
    },
    stop: async () => {
      await product.stop();
      await tenant.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
