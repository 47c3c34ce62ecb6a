import { startVaultTab } from "../world/vault-tab.ts";

/** Starts the tenant and the service that every browser test uses, and tells the workers where. */
export default async function startWorld(): Promise<() => Promise<void>> {
  const vaultTab = await startVaultTab();
  process.env["E2E_TRUSTED_KEY"] = vaultTab.sandbox.certificate.spki;
  process.env["E2E_ENDPOINTS"] = JSON.stringify(vaultTab.sandbox.endpoints);
  return () => vaultTab.stop();
}
