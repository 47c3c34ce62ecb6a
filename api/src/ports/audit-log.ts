import type { NewEntry } from "../audit/new-entry.ts";

/** For what is worth an entry though it changes nothing: refusals, exports, a start. */
export interface AuditLog {
  append(...entries: readonly [NewEntry, ...NewEntry[]]): Promise<void>;
}
