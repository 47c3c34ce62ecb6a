import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startVaultTab } from "../world/vault-tab.ts";

/** Starts the tenant and the service that every browser test uses, and tells the workers where. */
export default async function startWorld(): Promise<() => Promise<void>> {
  const vaultTab = await startVaultTab();
  const evidence = mkdtempSync(join(tmpdir(), "vault-tab-evidence-"));
  process.env["E2E_TRUSTED_KEY"] = vaultTab.sandbox.certificate.spki;
  process.env["E2E_ENDPOINTS"] = JSON.stringify(vaultTab.sandbox.endpoints);
  process.env["E2E_EVIDENCE"] = evidence;
  return async () => {
    await vaultTab.stop();
    rmSync(evidence, { recursive: true, force: true });
  };
}
