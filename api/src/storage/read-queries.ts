import { sql } from "kysely";
import type { Consumer, GrantUse } from "@vault-tab/contract";
import type { AccessWindow } from "../audit/explained-read.ts";
import type { KnownBy, ReadFilter, ReadKey, ReadPlace } from "../ports/reads.ts";
import type { KeptRead } from "../audit/kept-read.ts";
import type { Reading } from "./database.ts";
import { isBehind } from "./newest-first.ts";
import { readOf } from "./read-record.ts";

const filtered = (reading: Reading, filter: ReadFilter) => {
  let query = reading.selectFrom("reads");
  const { bases, vault, name, version, reader, grant, from, to } = filter;
  if (bases) query = query.where("basis", "in", bases);
  if (vault !== undefined) query = query.where(sql`lower(vault)`, "=", vault.toLowerCase());
  if (name !== undefined) query = query.where(sql`lower(secret)`, "=", name.toLowerCase());
  if (version !== undefined) query = query.where(sql`lower(version)`, "=", version.toLowerCase());
  if (reader !== undefined) query = query.where("reader", "=", reader);
  if (grant !== undefined) query = query.where("grant_id", "=", grant);
  if (from) query = query.where("created_at", ">=", from);
  if (to) query = query.where("created_at", "<", to);
  return query;
};

/** Newest first. */
export const listReads = async (
  reading: Reading,
  filter: ReadFilter,
  limit: number,
  before: ReadPlace | undefined,
): Promise<readonly KeptRead[]> => {
  const found = filtered(reading, filter).selectAll();
  const rows = await (before ? found.where(isBehind(before)) : found)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(readOf);
};

export const countReads = async (reading: Reading, filter: ReadFilter): Promise<number> => {
  const { count } = await filtered(reading, filter)
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** Only what may open, or opened, something can explain a read. */
export const windowsOf = async (
  reading: Reading,
  keys: readonly ReadKey[],
): Promise<readonly AccessWindow[]> => {
  if (keys.length === 0) return [];
  const { rows } = await sql<AccessWindow>`
    SELECT g.id AS "grant", g.holder, g.record #>> '{holder,name}' AS "holderName",
      g.record #>> '{target,vault}' AS vault, g.record #>> '{target,secret}' AS secret,
      g.assignment,
      (g.record ->> 'opensAt')::timestamptz AS "opensAt",
      (g.record ->> 'startedAt')::timestamptz AS "startedAt",
      (g.record ->> 'endedAt')::timestamptz AS "endedAt"
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      AS wanted (reader text, vault text, secret text)
    JOIN grants g ON g.holder = wanted.reader
      AND lower(g.record #>> '{target,vault}') = lower(wanted.vault)
      AND lower(g.record #>> '{target,secret}') = lower(wanted.secret)
    WHERE g.record #>> '{target,role}' = 'read'
      AND (g.record ? 'startedAt' OR g.status = 'provisioning')`.execute(reading);
  return rows.map((row) => ({
    ...row,
    startedAt: row.startedAt ?? undefined,
    endedAt: row.endedAt ?? undefined,
  }));
};

export const usesOf = async (
  reading: Reading,
  grants: readonly string[],
): Promise<ReadonlyMap<string, GrantUse>> => {
  if (grants.length === 0) return new Map();
  const rows = await reading
    .selectFrom("reads")
    .select(["grant_id"])
    .select(({ fn }) => [fn.countAll<string>().as("reads"), fn.max<Date>("created_at").as("last")])
    .where("grant_id", "in", grants)
    .groupBy("grant_id")
    .execute();
  return new Map(
    rows.flatMap(({ grant_id, reads, last }) =>
      grant_id === null
        ? []
        : [[grant_id, { reads: Number(reads), lastAt: last.toISOString() }] as const],
    ),
  );
};

interface ConsumerRow {
  readonly reader: string;
  readonly name: string;
  readonly kind: Consumer["reader"]["kind"];
  readonly reads: string;
  readonly unexplained: string;
  readonly first: Date;
  readonly last: Date;
  readonly client: string | null;
  readonly address: string | null;
}

/** With what is known of the last time. */
export const consumersOf = async (
  reading: Reading,
  vault: string,
  name: string,
  since: Date,
): Promise<readonly Consumer[]> => {
  const { rows } = await sql<ConsumerRow>`
    SELECT reader,
      (array_agg(reader_name ORDER BY created_at DESC))[1] AS name,
      (array_agg(reader_kind ORDER BY created_at DESC))[1] AS kind,
      (array_agg(client ORDER BY created_at DESC))[1] AS client,
      (array_agg(address ORDER BY created_at DESC))[1] AS address,
      count(*) AS reads,
      count(*) FILTER (WHERE basis = 'unexplained') AS unexplained,
      min(created_at) AS first, max(created_at) AS last
    FROM reads
    WHERE lower(vault) = ${vault.toLowerCase()} AND lower(secret) = ${name.toLowerCase()}
      AND created_at >= ${since}
    GROUP BY reader
    ORDER BY max(created_at) DESC`.execute(reading);
  return rows.map(({ reader, kind, reads, unexplained, first, last, client, address, ...row }) => ({
    reader: { objectId: reader, name: row.name, kind },
    reads: Number(reads),
    unexplained: Number(unexplained),
    firstAt: first.toISOString(),
    lastAt: last.toISOString(),
    ...(client !== null && { client }),
    ...(address !== null && { address }),
  }));
};

/** A read that names another version tells nothing of what this one holds. */
export const knownByOf = async (
  reading: Reading,
  vault: string,
  name: string,
  version: { readonly id: string; readonly at: Date },
): Promise<KnownBy> => {
  const { rows } = await sql<{ people: string; services: string; reads: string }>`
    SELECT count(DISTINCT reader) FILTER (WHERE reader_kind = 'person') AS people,
      count(DISTINCT reader) FILTER (WHERE reader_kind = 'service') AS services,
      count(*) AS reads
    FROM reads
    WHERE lower(vault) = ${vault.toLowerCase()} AND lower(secret) = ${name.toLowerCase()}
      AND created_at >= ${version.at} AND (version IS NULL OR version = ${version.id})`.execute(
    reading,
  );
  const [row] = rows;
  return {
    people: Number(row?.people ?? 0),
    services: Number(row?.services ?? 0),
    reads: Number(row?.reads ?? 0),
  };
};
