import { hash } from "node:crypto";
import type { ExpressionBuilder } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { AuditFilter } from "../audit/logged-entry.ts";
import { isAskedFor } from "./audit-filter.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

export const CHAIN = "main";
/** One query must not hold up the process for long, nor the memory hold the log. */
const BATCH = 5_000;

type Read = Database["read"];

/** What people wrote in an entry, as far as it was not erased. */
export const textsOf = (build: ExpressionBuilder<Tables, "audit_entries">) =>
  jsonArrayFrom(
    build
      .selectFrom("audit_texts")
      .select(["name", "salt", "text"])
      .whereRef("audit_texts.entry", "=", "audit_entries.id")
      .orderBy("name"),
  ).as("texts");

export async function* linksOf(read: Read) {
  for (let after = 0; ;) {
    const rows = await read((reading) => batch(reading, after).execute());
    for (const { sequence, hash: sealed, body } of rows) {
      after = Number(sequence);
      yield { sequence: after, hash: sealed, body, bodyHash: hashOfBody(body) };
    }
    if (rows.length < BATCH) return;
  }
}

export async function* walk(read: Read, filter: AuditFilter) {
  for (let after = 0; ;) {
    const rows = await read((reading) =>
      batch(reading, after)
        .select(textsOf)
        .select((build) => isAskedFor(filter)(build).as("asked"))
        .execute(),
    );
    for (const { sequence, hash: sealed, body, asked, texts } of rows) {
      after = Number(sequence);
      const link = { sequence: after, hash: sealed, bodyHash: hashOfBody(body) };
      yield asked ? { ...link, body, texts } : { ...link, body: undefined, texts: [] };
    }
    if (rows.length < BATCH) return;
  }
}

const batch = (reading: Parameters<Parameters<Read>[0]>[0], after: number) =>
  reading
    .selectFrom("audit_entries")
    .select(["sequence", "hash", "body"])
    .where("chain", "=", CHAIN)
    .where("sequence", ">", String(after))
    .orderBy("sequence")
    .limit(BATCH);

const hashOfBody = (body: string): string => hash("sha256", body, "hex");
