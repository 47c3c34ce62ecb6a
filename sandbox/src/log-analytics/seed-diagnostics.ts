import type { World } from "../world.ts";
import { setDiagnosticSetting, type LogTable } from "./diagnostic-settings.ts";

/** Both tables are in use, as after years in Azure; `kv-legacy` logs nowhere. */
const seeded: Readonly<Record<string, LogTable>> = {
  "kv-payments-dev": "AZKVAuditLogs",
  "kv-payments-prod": "AZKVAuditLogs",
  "kv-platform": "AzureDiagnostics",
  "kv-fleet": "AZKVAuditLogs",
};

export function seedDiagnostics(world: World): void {
  for (const [vault, table] of Object.entries(seeded)) setDiagnosticSetting(world, vault, table);
}
