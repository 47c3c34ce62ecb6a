import type { AuditLog } from "../ports/audit-log.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import { csvHead, csvLine, jsonlHead, jsonlLine } from "./export-line.ts";
import type { AuditFilter } from "./logged-entry.ts";
import type { EntryActor } from "./new-entry.ts";
import { parseBody } from "./shown-entry.ts";

export interface Exporting {
  readonly reader: AuditReader;
  readonly log: AuditLog;
  readonly clock: { now(): Date };
}

/**
 * The log as text, piece by piece. That somebody took it out is an entry, written first. JSON lines
 * hold the whole chain, hashes only of what the filter leaves out; a table has what was asked for.
 */
export const exportLog = async (
  { reader, log, clock }: Exporting,
  actor: EntryActor,
  filter: AuditFilter,
  format: "jsonl" | "csv",
): Promise<AsyncIterable<string>> => {
  const { from, to, types, q, ...rest } = filter;
  const asked = {
    ...rest,
    ...(types ? { types: [...types] } : {}),
    ...(from ? { from: from.toISOString() } : {}),
    ...(to ? { to: to.toISOString() } : {}),
  };
  const data = { format, filter: asked };
  await log.append({ type: "audit-exported", actor, subject: {}, data, texts: { search: q } });
  return format === "jsonl" ? jsonLines(reader, filter, clock.now()) : table(reader, filter);
};

async function* jsonLines(reader: AuditReader, filter: AuditFilter, at: Date) {
  yield jsonlHead(at, filter);
  for await (const link of reader.walk(filter)) yield jsonlLine(link);
}

async function* table(reader: AuditReader, filter: AuditFilter) {
  yield csvHead();
  for await (const { body, ...link } of reader.walk(filter)) {
    if (body !== undefined) yield csvLine({ ...link, body }, parseBody(body));
  }
}
