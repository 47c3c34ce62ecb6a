import type { AuditExportQuery } from "@vault-tab/contract";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import { exportLog } from "./export-log.ts";
import type { AuditPorts } from "./ports.ts";
import { visibleTo } from "./visible.ts";

const types = {
  jsonl: "application/jsonl; charset=utf-8",
  csv: "text/csv; charset=utf-8",
} as const;

/** A file with what this person may see, of all that with a hash only, named by its day. */
export const sendExport = async (
  ports: Pick<AuditPorts, "reader" | "log" | "clock">,
  { actor }: Asker,
  { format, ...asked }: AuditExportQuery,
) => ({
  type: types[format],
  fileName: `vault-tab-log-${ports.clock.now().toISOString().slice(0, 10)}.${format}`,
  pieces: await exportLog(ports, actorEntry(actor), visibleTo(actor, asked), format),
});
