import type { Findings } from "../ports/findings.ts";
import type { Database } from "./database.ts";

/** What is older than that is nothing to go by: the worker that tells of it has stopped. */
const FRESH = 5 * 60_000;

export const createFindings = (
  database: Pick<Database, "read" | "housekeep">,
  clock: { now(): Date },
): Findings => ({
  keep: async (name, found) => {
    const finding = { found_at: clock.now(), found: JSON.stringify(found) };
    await database.housekeep((transaction) =>
      transaction
        .insertInto("findings")
        .values({ name, ...finding })
        .onConflict((conflict) => conflict.column("name").doUpdateSet(finding))
        .execute(),
    );
  },

  find: async (name) => {
    const since = new Date(clock.now().getTime() - FRESH);
    const row = await database.read((reading) =>
      reading
        .selectFrom("findings")
        .select("found")
        .where("name", "=", name)
        .where("found_at", ">", since)
        .executeTakeFirst(),
    );
    return row?.found;
  },
});
