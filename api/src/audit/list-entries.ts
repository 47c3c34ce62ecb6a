import type { AuditEntry } from "@vault-tab/contract";
import type { AuditReader } from "../ports/audit-reader.ts";
import type { AuditFilter } from "./logged-entry.ts";
import { shownEntry } from "./shown-entry.ts";

export interface EntriesPage {
  readonly items: AuditEntry[];
  readonly nextCursor?: string;
  readonly total: number;
  readonly complete: true;
}

/** Newest first. Whose entries may be seen is the caller's to say, by the filter's actor. */
export const listEntries = async (
  reader: AuditReader,
  filter: AuditFilter,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<EntriesPage> => {
  const before = cursor === undefined ? undefined : Number(cursor);
  const [found, total] = await Promise.all([
    reader.page(filter, limit + 1, before),
    reader.count(filter),
  ]);
  const items = found.slice(0, limit).map(shownEntry);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, total, complete: true, ...(more ? { nextCursor: String(last.sequence) } : {}) };
};
