import { sql } from "kysely";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import type { Requests } from "../ports/requests.ts";
import { ProblemError } from "../problem-error.ts";
import type { Database, Work } from "./database.ts";
import { insertNotices } from "./insert-notices.ts";
import { countEarlier, listRequests, listUnfounded, readPast } from "./request-queries.ts";
import { requestOf } from "./request-record.ts";
import { isTwice } from "./unique-violation.ts";
import {
  grantChanged,
  insertGrants,
  insertRequest,
  requestChanged,
  updateRequest,
} from "./write-access.ts";

/** Two wishes of one person at once would each be judged as if the other were not. */
const oneAtATime = async (work: Work, requester: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext('vault_tab.asking'), hashtext(${requester}))`.execute(
    work,
  );
};

export const createRequests = (database: Database): Requests => ({
  past: (requester) => database.read((reading) => readPast(reading, requester)),

  add: async (requester, judge) => {
    try {
      return await database.write(async (work) => {
        await oneAtATime(work, requester);
        const changes = judge(await readPast(work, requester));
        for (const { request, grants = [], notices = [] } of changes) {
          await insertRequest(work, request);
          await insertGrants(work, grants);
          await insertNotices(work, notices);
        }
        const [first, ...others] = changes.flatMap(({ entries }) => entries);
        if (!first) throw new RangeError("Nothing is to be added.");
        const events = changes.map(({ request }) => requestChanged(request));
        const value = changes.map(({ request }) => request);
        return { value, entries: [first, ...others], events };
      });
    } catch (cause) {
      if (!isTwice(cause)) throw cause;
      throw new ProblemError("already_asked", {
        cause,
        detail: "You have asked for this already.",
      });
    }
  },

  unfounded: (limit) => database.read((reading) => listUnfounded(reading, limit)),

  find: (id) =>
    database.read(async (reading) => {
      const row = await reading
        .selectFrom("access_requests")
        .select("record")
        .where("id", "=", id)
        .executeTakeFirst();
      return row && requestOf(row.record);
    }),

  list: (filter, limit, before) =>
    database.read((reading) => listRequests(reading, filter, limit, before)),

  countEarlier: (requests) => database.read((reading) => countEarlier(reading, requests)),

  change: (id, move) =>
    database.write(async (work) => {
      const row = await work
        .selectFrom("access_requests")
        .select("record")
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst();
      if (!row) throw new ProblemError("not_found");
      const { request, grants = [], notices = [], entries } = move(requestOf(row.record));
      await updateRequest(work, request);
      await insertGrants(work, grants);
      await insertNotices(work, notices);
      const events = [requestChanged(request), ...grants.map(grantChanged)];
      return { value: request satisfies AccessRequestRecord, entries, events };
    }),

  lapsed: (now, limit) =>
    database.read(async (reading) => {
      const rows = await reading
        .selectFrom("access_requests")
        .select("id")
        .where("status", "=", "pending")
        .where("lapses_at", "<=", now)
        .orderBy("lapses_at")
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    }),
});
