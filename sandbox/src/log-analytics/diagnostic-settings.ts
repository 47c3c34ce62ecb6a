import type { World } from "../world.ts";

export const logTables = ["AZKVAuditLogs", "AzureDiagnostics"] as const;
export type LogTable = (typeof logTables)[number];

/** That a vault sends its audit events to the workspace, and into which table. */
export interface DiagnosticSetting {
  readonly name: string;
  readonly vault: string;
  readonly table: LogTable;
}

const kept = ({ state }: Pick<World, "state">) =>
  state.collection<DiagnosticSetting>("diagnostic-settings");

export function diagnosticSettingOf(
  world: Pick<World, "state">,
  vault: string,
): DiagnosticSetting | undefined {
  return kept(world).get(vault.toLowerCase());
}

export function setDiagnosticSetting(
  world: Pick<World, "state">,
  vault: string,
  table: LogTable | undefined,
): void {
  const key = vault.toLowerCase();
  if (table === undefined) kept(world).delete(key);
  else kept(world).set(key, { name: "audit-to-workspace", vault: key, table });
}
