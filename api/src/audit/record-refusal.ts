import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import type { AuditLog } from "../ports/audit-log.ts";
import { refusalEntry, type RefusedCall } from "./refusal-entry.ts";

export const recordRefusal = async (
  log: AuditLog,
  { actor }: Asker,
  call: RefusedCall,
): Promise<void> => {
  const entry = refusalEntry(actorEntry(actor), call);
  if (entry) await log.append(entry);
};
