import { sql } from "kysely";
import type { GrantFilter, GrantPlace, Orphan } from "../ports/grants.ts";
import type { GrantRecord, Target } from "../grants/grant.ts";
import type { Reading } from "./database.ts";
import { isBehind } from "./newest-first.ts";
import { effortOf, grantOf, targetOf } from "./grant-record.ts";

/** Newest first. */
export const listGrants = async (
  reading: Reading,
  filter: GrantFilter,
  limit: number,
  before: GrantPlace | undefined,
): Promise<readonly GrantRecord[]> => {
  let query = reading.selectFrom("grants").select("record");
  if (filter.holder) query = query.where("holder", "=", filter.holder);
  if (filter.holders) query = query.where("holder", "in", filter.holders);
  if (filter.statuses) query = query.where("status", "in", filter.statuses);
  if (filter.requests) query = query.where("request", "in", filter.requests);
  if (filter.assignments) query = query.where("assignment", "in", filter.assignments);
  if (filter.alarmed) query = query.where("alarmed", "=", true);
  if (before) query = query.where(isBehind(before));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ record }) => grantOf(record));
};

/** When something is due next, were it in the past. */
export const nextDue = async (reading: Reading): Promise<Date | undefined> => {
  const row = await reading
    .selectFrom("grants")
    .innerJoin("assignments", "assignments.name", "grants.assignment")
    .select(sql<Date | null>`min(greatest(due_at, next_try_at, leased_until))`.as("due"))
    .where("due_at", "is not", null)
    .executeTakeFirst();
  const look = await reading
    .selectFrom("assignments")
    .select(sql<Date | null>`min(look_at)`.as("look"))
    .where("look_at", "is not", null)
    .executeTakeFirst();
  const all = [row?.due, look?.look].filter((at) => at instanceof Date);
  return all.toSorted((one, other) => one.getTime() - other.getTime())[0];
};

export const liveAssignments = async (reading: Reading): Promise<ReadonlyMap<string, Target>> => {
  const rows = await reading
    .selectFrom("assignments")
    .select(["name", "target"])
    .where("name", "in", (inner) =>
      inner
        .selectFrom("grants")
        .select("assignment")
        .where("status", "in", ["provisioning", "active", "ending"]),
    )
    .execute();
  return new Map(rows.map(({ name, target }) => [name, targetOf(target)]));
};

/** Those that are over no longer say so, and are not looked at. */
export const listOrphans = async (reading: Reading): Promise<readonly Orphan[]> => {
  const rows = await reading
    .selectFrom("assignments")
    .select(["name", "target", "effort"])
    .where("look_at", "is not", null)
    .where(sql<boolean>`effort ? 'orphanSince'`)
    .orderBy(sql`effort ->> 'orphanSince'`)
    .execute();
  return rows.flatMap(({ name, target, effort }) => {
    const { orphanSince: since, trouble } = effortOf(effort);
    return since
      ? [{ name, target: targetOf(target), since, ...(trouble !== undefined && { trouble }) }]
      : [];
  });
};

export const troublesOf = async (
  reading: Reading,
  assignments: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (assignments.length === 0) return new Map();
  const rows = await reading
    .selectFrom("assignments")
    .select(["name", "effort"])
    .where("name", "in", assignments)
    .execute();
  return new Map(
    rows.flatMap(({ name, effort }): [string, string][] => {
      const { trouble } = effortOf(effort);
      return trouble === undefined ? [] : [[name, trouble]];
    }),
  );
};
