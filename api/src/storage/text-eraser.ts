import { sql } from "kysely";
import type { NewEntry } from "../audit/new-entry.ts";
import type { Erasure, TextEraser } from "../ports/text-eraser.ts";
import { CHAIN } from "./audit-walk.ts";
import type { Database, Work } from "./database.ts";
import { requestOf } from "./request-record.ts";
import { requestChanged, updateRequest } from "./write-access.ts";

export const createTextEraser = ({ write }: Pick<Database, "write">): TextEraser => ({
  ofRequest: (request, erasure) => write((work) => eraseRequest(work, request, erasure)),

  ofEntry: (sequence, erasure) =>
    write(async (work) => {
      const entry = await work
        .selectFrom("audit_entries")
        .select(["id", "request"])
        .where("chain", "=", CHAIN)
        .where("sequence", "=", String(sequence))
        .executeTakeFirst();
      if (!entry) return nothing;
      if (entry.request !== null) return eraseRequest(work, entry.request, erasure);
      const texts = await eraseTexts(work, [entry.id]);
      if (texts.length === 0) return nothing;
      return { value: texts.length, entries: [erasedEntry(texts, erasure)] };
    }),
});

interface Erased {
  readonly entry: string;
  readonly name: string;
}

const nothing = { unchanged: true, value: 0 } as const;

/** The record first: whoever decides meanwhile waits for it, or has written before. */
const eraseRequest = async (work: Work, id: string, erasure: Erasure) => {
  const row = await work
    .selectFrom("access_requests")
    .select("record")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  const entries = await work
    .selectFrom("audit_entries")
    .select("id")
    .where("request", "=", id)
    .execute();
  const texts = await eraseTexts(
    work,
    entries.map((entry) => entry.id),
  );
  if (texts.length === 0) return nothing;
  const request = row && erasure.blank(requestOf(row.record));
  if (request) await updateRequest(work, request);
  // What was answered to a call is kept as it was. A repeat finds that it was done already.
  await work
    .deleteFrom("kept_replies")
    .where(sql<string>`reply::text`, "like", `%${id}%`)
    .execute();
  return {
    value: texts.length,
    entries: [erasedEntry(texts, erasure, id)] as const,
    events: request ? [requestChanged(request)] : [],
  };
};

const eraseTexts = async (work: Work, entries: readonly string[]): Promise<readonly Erased[]> =>
  entries.length === 0
    ? []
    : work
        .deleteFrom("audit_texts")
        .where("entry", "in", entries)
        .returning(["entry", "name"])
        .execute();

const erasedEntry = (texts: readonly Erased[], { actor }: Erasure, request?: string): NewEntry => ({
  type: "text-erased",
  actor,
  subject: { request },
  data: { texts: texts.map(({ entry, name }) => ({ entry, name })) },
});
