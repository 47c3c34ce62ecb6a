import type { Claim, Grants } from "../ports/grants.ts";
import { ProblemError } from "../problem-error.ts";
import {
  claimAssignments,
  holdLease,
  keepEffort,
  lookAtOne,
  stillStand,
} from "./assignment-lease.ts";
import type { Database } from "./database.ts";
import { listGrants, listOrphans, liveAssignments, nextDue, troublesOf } from "./grant-queries.ts";
import { grantOf } from "./grant-record.ts";
import { insertNotices } from "./insert-notices.ts";
import { grantChanged, updateGrant } from "./write-access.ts";

/** So that it is looked at anew at once; what is known of an open write stays known. */
const giveBack = (database: Database, claim: Claim): Promise<void> =>
  database.housekeep(async (transaction) => {
    if (await holdLease(transaction, claim)) {
      await keepEffort(transaction, claim, claim.effort, new Date(0));
    }
  });

export const createGrants = (database: Database, newLease: () => string): Grants => ({
  find: (id) =>
    database.read(async (reading) => {
      const row = await reading
        .selectFrom("grants")
        .select("record")
        .where("id", "=", id)
        .executeTakeFirst();
      return row && grantOf(row.record);
    }),

  list: (filter, limit, before) =>
    database.read((reading) => listGrants(reading, filter, limit, before)),

  change: (id, move) =>
    database.write(async (work) => {
      const row = await work
        .selectFrom("grants")
        .select("record")
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst();
      if (!row) throw new ProblemError("not_found");
      const { grant, entries, notices = [] } = move(grantOf(row.record));
      await updateGrant(work, grant);
      await insertNotices(work, notices);
      return { value: grant, entries, events: [grantChanged(grant)] };
    }),

  claim: (now, until, limit) =>
    database.housekeep((transaction) =>
      claimAssignments(transaction, { now, until, limit, newLease }),
    ),

  settle: async (claim, { grants, entries, notices = [], effort, until }) => {
    const settled = await database.write(async (work) => {
      const holds = (await holdLease(work, claim)) && (await stillStand(work, claim));
      if (!holds) return { unchanged: true, value: false };
      await keepEffort(work, claim, effort, until);
      for (const grant of grants) await updateGrant(work, grant);
      await insertNotices(work, notices);
      return { value: true, entries, events: grants.map(grantChanged) };
    });
    if (!settled) await giveBack(database, claim);
    return settled;
  },

  keepEffort: (claim, effort, until) =>
    database.housekeep(async (transaction) => {
      if (!(await holdLease(transaction, claim))) return false;
      await keepEffort(transaction, claim, effort, until);
      return true;
    }),

  troubles: (assignments) => database.read((reading) => troublesOf(reading, assignments)),

  liveAssignments: () => database.read(liveAssignments),

  lookAt: (assignments, now) =>
    database.housekeep(async (transaction) => {
      for (const one of assignments) await lookAtOne(transaction, one, now);
    }),

  orphans: () => database.read(listOrphans),

  nextDue: () => database.read(nextDue),
});
