import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { recordingNode, watchedNode } from "../leaks/record/watched-node.ts";
import { startVaultTab } from "../world/vault-tab.ts";

/** Starts the tenant and the service that every browser test uses, and tells the workers where. */
export default async function startWorld(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-evidence-"));
  process.env["E2E_EVIDENCE"] = folder;
  const { evidence } = await import("./evidence.ts");
  for (const part of Object.values(evidence)) mkdirSync(part);
  const inspectorPort = await findFreePort();
  const nodeOptions = [...recordingNode(evidence.replies), ...watchedNode(inspectorPort)];
  const vaultTab = await startVaultTab({}, {}, nodeOptions);
  writeFileSync(join(evidence.services, new URL(vaultTab.product.origin).port), "");
  process.env["E2E_TRUSTED_KEY"] = vaultTab.sandbox.certificate.spki;
  process.env["E2E_ENDPOINTS"] = JSON.stringify(vaultTab.sandbox.endpoints);
  process.env["E2E_SERVICE"] = JSON.stringify({ folder: vaultTab.folder, inspectorPort });
  return async () => {
    await vaultTab.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
