import { sql } from "kysely";
import type { Figures } from "../ports/overview.ts";
import type { Database, Reading } from "./database.ts";

const BUSIEST = 10;

/** Every column of it has a partial index of its own. */
const countNow = async (reading: Reading) => {
  const row = await reading
    .selectNoFrom((inner) => [
      inner
        .selectFrom("grants")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("due_at", "is not", null)
        .where("alarmed", "=", true)
        .as("alarms"),
      inner
        .selectFrom("grants")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("due_at", "is not", null)
        .where("status", "in", ["provisioning", "active", "ending"])
        .as("active"),
      inner
        .selectFrom("access_requests")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("to_sign_off", "=", true)
        .as("to_sign_off"),
      inner
        .selectFrom("access_requests")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("status", "=", "pending")
        .as("pending"),
    ])
    .executeTakeFirstOrThrow();
  return {
    alarms: Number(row.alarms),
    activeGrants: Number(row.active),
    toSignOff: Number(row.to_sign_off),
    pendingRequests: Number(row.pending),
  };
};

const decidedAt = sql<Date | null>`(record ->> 'decidedAt')::timestamptz`;
const dayOf = (instant: ReturnType<typeof sql>) =>
  sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD')`;

const countDays = async (reading: Reading, since: Date, askedSince: Date) => {
  const asked = await reading
    .selectFrom("access_requests")
    .select([dayOf(sql`created_at`).as("day"), sql<string>`count(*)`.as("count")])
    .where("created_at", ">=", since)
    .groupBy("day")
    .execute();
  const decided = await reading
    .selectFrom("access_requests")
    .select([dayOf(decidedAt).as("day"), "status", sql<string>`count(*)`.as("count")])
    .where("created_at", ">=", askedSince)
    .where("status", "in", ["approved", "declined"])
    .where(decidedAt, ">=", since)
    .groupBy(["day", "status"])
    .execute();
  const all = new Set([...asked, ...decided].map(({ day }) => day));
  const outcome = (wanted: string, on: string) =>
    Number(decided.find(({ day, status }) => day === on && status === wanted)?.count ?? 0);
  return [...all].map((day) => ({
    day,
    requested: Number(asked.find((one) => one.day === day)?.count ?? 0),
    approved: outcome("approved", day),
    declined: outcome("declined", day),
  }));
};

/** Of those that people decided on: what a rule approves by itself takes no time. */
const medianMinutes = async (reading: Reading, since: Date, askedSince: Date) => {
  const { median } = await reading
    .selectFrom("access_requests")
    .select(
      sql<number | null>`percentile_cont(0.5) within group (
        order by extract(epoch from ${decidedAt} - created_at)::float8 / 60
      )`.as("median"),
    )
    .where("created_at", ">=", askedSince)
    .where("status", "in", ["approved", "declined"])
    .where(decidedAt, ">=", since)
    .where(sql<boolean>`jsonb_array_length(record -> 'decisions') > 0`)
    .executeTakeFirstOrThrow();
  return median === null ? {} : { medianMinutesToDecision: Number(median) };
};

const countGrants = async (reading: Reading, since: Date) => {
  const rows = await reading
    .selectFrom("grants")
    .select([
      sql<string>`record #>> '{target,vault}'`.as("vault"),
      sql<string | null>`record #>> '{target,secret}'`.as("name"),
      sql<string>`count(*)`.as("count"),
    ])
    .where("created_at", ">=", since)
    .groupBy(["vault", "name"])
    .orderBy(sql`count(*)`, "desc")
    .orderBy("vault")
    .orderBy("name")
    .execute();
  const byVault = new Map<string, number>();
  for (const { vault, count } of rows) {
    byVault.set(vault, (byVault.get(vault) ?? 0) + Number(count));
  }
  return {
    grantsByVault: [...byVault]
      .map(([vault, count]) => ({ vault, count }))
      .toSorted((one, other) => other.count - one.count || one.vault.localeCompare(other.vault)),
    busiestSecrets: rows.slice(0, BUSIEST).map(({ vault, name, count }) => ({
      vault,
      ...(name !== null && { name }),
      count: Number(count),
    })),
  };
};

/** Counted where the rows are, by the indexes that are there for other reasons. */
export const createFigures = (database: Database): Figures => ({
  count: (since, askedSince) =>
    database.read(async (reading) => ({
      ...(await countNow(reading)),
      days: await countDays(reading, since, askedSince),
      ...(await medianMinutes(reading, since, askedSince)),
      ...(await countGrants(reading, since)),
    })),
});
