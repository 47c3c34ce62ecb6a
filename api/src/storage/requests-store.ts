import type { AccessRequestRecord } from "../requests/access-request.ts";
import type { Requests } from "../ports/requests.ts";
import { ProblemError } from "../problem-error.ts";
import type { Database } from "./database.ts";
import { insertNotices } from "./insert-notices.ts";
import { countEarlier, listRequests } from "./request-queries.ts";
import { requestOf } from "./request-record.ts";
import {
  grantChanged,
  insertGrants,
  insertRequest,
  requestChanged,
  updateRequest,
} from "./write-access.ts";

const UNIQUE_VIOLATION = "23505";

const isTwice = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && cause.code === UNIQUE_VIOLATION;

export const createRequests = (database: Database): Requests => ({
  add: async (changes) => {
    try {
      await database.write(async (work) => {
        for (const { request, grants = [], notices = [] } of changes) {
          await insertRequest(work, request);
          await insertGrants(work, grants);
          await insertNotices(work, notices);
        }
        const [first, ...others] = changes.flatMap(({ entries }) => entries);
        if (!first) throw new RangeError("Nothing is to be added.");
        const events = changes.map(({ request }) => requestChanged(request));
        return { value: undefined, entries: [first, ...others], events };
      });
    } catch (cause) {
      if (!isTwice(cause)) throw cause;
      throw new ProblemError("already_asked", {
        cause,
        detail: "You have asked for this already.",
      });
    }
  },

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

  countEarlier: (request) => database.read((reading) => countEarlier(reading, request)),

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
