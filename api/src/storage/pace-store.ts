import { sql, type Transaction } from "kysely";
import type { Pace } from "../ports/pace.ts";
import type { PaceWindow, Turn } from "../rotation/turn.ts";
import type { Database } from "./database.ts";
import type { HousekeepingTables } from "./tables.ts";

type Housekeeping = Transaction<HousekeepingTables>;

/** So far back no limit looks. */
const FORGET = 2 * 60 * 60_000;

/** Takes the row of the back end, so that turns are given one after the other. */
const lockPace = async (transaction: Housekeeping, backEnd: string): Promise<Date | null> => {
  await transaction
    .insertInto("paces")
    .values({ back_end: backEnd })
    .onConflict((conflict) => conflict.column("back_end").doNothing())
    .execute();
  const row = await transaction
    .selectFrom("paces")
    .select("quiet_until")
    .where("back_end", "=", backEnd)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.quiet_until;
};

/** The first moment from then on at which this much more goes into the window. */
const roomIn = async (
  transaction: Housekeeping,
  { backEnd, cost = 1 }: Turn,
  { most, ms }: PaceWindow,
  now: Date,
): Promise<number> => {
  const { rows } = await sql<{ at: Date }>`
    SELECT at FROM (
      SELECT at, sum(cost) OVER (ORDER BY at DESC, id DESC) AS total FROM pace_turns
      WHERE back_end = ${backEnd} AND at > ${new Date(now.getTime() - ms)}
    ) AS newest
    WHERE total > ${most - cost} ORDER BY at DESC LIMIT 1`.execute(transaction);
  const [full] = rows;
  return full ? full.at.getTime() + ms : now.getTime();
};

const promise = async (transaction: Housekeeping, turn: Turn, from: Date): Promise<Date> => {
  const { backEnd, taker, windows, cost = 1 } = turn;
  let at = from.getTime();
  for (const window of windows) {
    at = Math.max(at, await roomIn(transaction, turn, window, from));
  }
  const place = { back_end: backEnd, taker, at: new Date(at), cost, used: false };
  await transaction.insertInto("pace_turns").values(place).execute();
  return place.at;
};

/** What was promised, or else the next that is free. */
const turnOf = async (transaction: Housekeeping, turn: Turn, now: Date): Promise<Date> => {
  const { backEnd, taker } = turn;
  const quietUntil = await lockPace(transaction, backEnd);
  const promised = await transaction
    .selectFrom("pace_turns")
    .select("at")
    .where("back_end", "=", backEnd)
    .where("taker", "=", taker)
    .where("used", "=", false)
    .executeTakeFirst();
  const at = promised?.at ?? (await promise(transaction, turn, now));
  return quietUntil && quietUntil > at ? quietUntil : at;
};

/** It counts from when it is used, which may be later than it was promised for. */
const use = async (transaction: Housekeeping, turn: Turn, now: Date): Promise<void> => {
  const { backEnd, taker } = turn;
  await transaction
    .updateTable("pace_turns")
    .set({ used: true, at: now })
    .where("back_end", "=", backEnd)
    .where("taker", "=", taker)
    .where("used", "=", false)
    .execute();
  await transaction
    .deleteFrom("pace_turns")
    .where("back_end", "=", backEnd)
    .where("at", "<", new Date(now.getTime() - FORGET))
    .execute();
};

export const createPace = (database: Pick<Database, "housekeep">): Pace => ({
  take: (turn, now) =>
    database.housekeep(async (transaction) => {
      const at = await turnOf(transaction, turn, now);
      if (at > now) return at.getTime() - now.getTime();
      await use(transaction, turn, now);
      return 0;
    }),

  keepQuiet: (backEnd, until) =>
    database.housekeep(async (transaction) => {
      await lockPace(transaction, backEnd);
      await transaction
        .updateTable("paces")
        .set({ quiet_until: until })
        .where("back_end", "=", backEnd)
        .execute();
    }),
});
