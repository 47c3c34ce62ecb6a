import { sql, type Transaction } from "kysely";
import type { NewEntry } from "../audit/new-entry.ts";
import type { ReadLogProgress } from "../audit/log-standing.ts";
import type { KeptRead } from "../audit/kept-read.ts";
import type { HeldLog, Reads } from "../ports/reads.ts";
import type { Database, Work } from "./database.ts";
import {
  consumersOf,
  countReads,
  knownByOf,
  listReads,
  usesOf,
  windowsOf,
} from "./read-queries.ts";
import { noProgress, progressOf, readRow } from "./read-record.ts";
import type { HousekeepingTables } from "./tables.ts";

type Housekeeping = Transaction<HousekeepingTables>;

const PROGRESS = ["arrived_to", "asked_at", "heartbeats", "trouble"] as const;

/** What others lock at this moment is theirs for this round. */
const claimLog = async (
  transaction: Housekeeping,
  { now, until, lease }: { readonly now: Date; readonly until: Date; readonly lease: string },
): Promise<HeldLog | undefined> => {
  await transaction
    .insertInto("read_log")
    .values({ id: "main", heartbeats: "{}" })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  const row = await transaction
    .selectFrom("read_log")
    .select([...PROGRESS, "leased_until"])
    .where("id", "=", "main")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!row || (row.leased_until && row.leased_until > now)) return undefined;
  await transaction
    .updateTable("read_log")
    .set({ lease, leased_until: until })
    .where("id", "=", "main")
    .execute();
  return { lease, progress: progressOf(row) };
};

const keepProgress = async (
  transaction: Housekeeping,
  { lease }: HeldLog,
  { arrivedTo, askedAt, heartbeats, trouble }: ReadLogProgress,
  until: Date,
): Promise<boolean> => {
  const { numUpdatedRows } = await transaction
    .updateTable("read_log")
    .set({
      leased_until: until,
      arrived_to: arrivedTo ?? null,
      asked_at: askedAt ?? null,
      heartbeats: JSON.stringify(heartbeats),
      trouble: trouble ?? null,
    })
    .where("id", "=", "main")
    .where("lease", "=", lease)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** As one parameter: rows of fifteen columns would be tens of thousands. @returns ids of what is new */
const insertReads = async (work: Work, reads: readonly KeptRead[]): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO reads
    SELECT * FROM jsonb_populate_recordset(NULL::reads, ${JSON.stringify(reads.map(readRow))}::jsonb)
    ON CONFLICT (id) DO NOTHING
    RETURNING id`.execute(work);
  return new Set(rows.map(({ id }) => id));
};

type Kept = { readonly read: KeptRead; readonly entry: NewEntry };

const keep = (database: Database, reads: readonly Kept[]): Promise<number> =>
  database.write(async (work) => {
    const fresh = await insertReads(
      work,
      reads.map(({ read }) => read),
    );
    const [first, ...others] = reads.filter(({ read }) => fresh.has(read.id));
    if (!first) return { unchanged: true, value: 0 };
    return { value: fresh.size, entries: [first.entry, ...others.map(({ entry }) => entry)] };
  });

export const createReads = (database: Database, newLease: () => string): Reads => ({
  claim: (now, until) =>
    database.housekeep((transaction) => claimLog(transaction, { now, until, lease: newLease() })),

  advance: (held, progress, until) =>
    database.housekeep((transaction) => keepProgress(transaction, held, progress, until)),

  windows: (keys) => database.read((reading) => windowsOf(reading, keys)),

  known: (ids) =>
    database.read(async (reading) => {
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM reads WHERE id = ANY(${`{${ids.join(",")}}`}::uuid[])`.execute(reading);
      return new Set(rows.map(({ id }) => id));
    }),

  keep: (reads) => keep(database, reads),

  progress: () =>
    database.read(async (reading) => {
      const row = await reading.selectFrom("read_log").select(PROGRESS).executeTakeFirst();
      return row ? progressOf(row) : noProgress;
    }),

  newest: () =>
    database.read(async (reading) => {
      const row = await reading
        .selectFrom("reads")
        .select("created_at")
        .orderBy("created_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.created_at;
    }),

  list: (filter, limit, before) =>
    database.read((reading) => listReads(reading, filter, limit, before)),

  count: (filter) => database.read((reading) => countReads(reading, filter)),

  uses: (grants) => database.read((reading) => usesOf(reading, grants)),

  consumers: (vault, name, since) =>
    database.read((reading) => consumersOf(reading, vault, name, since)),

  knownBy: (vault, name, version) =>
    database.read((reading) => knownByOf(reading, vault, name, version)),
});
