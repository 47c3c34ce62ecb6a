import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SandboxOptions } from "@vault-tab/sandbox";
import { type LedTenant, startLedTenant } from "./led-tenant.ts";
import type { Persona } from "./persona.ts";
import { type Product, startProduct } from "./start-product.ts";

/** The whole of it on free ports: a tenant, the service against it, and its people. */
export interface VaultTab extends LedTenant {
  readonly product: Product;
  /** All that the service writes is in here, its log for one. */
  readonly folder: string;
  /** A call of the service as this person, or with this very token, or with none. */
  call(path: string, as?: Persona | string): Promise<Response>;
}

export const startVaultTab = async (
  sandboxOptions: SandboxOptions = {},
  productChanges: Readonly<Record<string, string | undefined>> = {},
  nodeOptions: readonly string[] = [],
): Promise<VaultTab> => {
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-"));
  const tenant = await startLedTenant(sandboxOptions);
  const product = await startProduct(
    tenant.sandbox,
    join(folder, "product.log"),
    productChanges,
    nodeOptions,
  );
  return {
    ...tenant,
    product,
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
