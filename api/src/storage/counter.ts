import { sql } from "kysely";
import type { Counter } from "../ports/counts.ts";
import type { Database, Reading } from "./database.ts";

export const createCounter = ({ read }: Pick<Database, "read">): Counter => ({
  count: (now) =>
    read(async (reading) => {
      const grants = await reading
        .selectFrom("grants")
        .select(({ fn }) => ["status", fn.countAll<string>().as("count")])
        .groupBy("status")
        .execute();
      const requests = await reading
        .selectFrom("access_requests")
        .select(({ fn }) => ["status", fn.countAll<string>().as("count")])
        .groupBy("status")
        .execute();
      const notices = await reading
        .selectFrom("notices")
        .select(({ fn }) => ["outcome", fn.countAll<string>().as("count")])
        .where("outcome", "is not", null)
        .groupBy("outcome")
        .execute();
      return {
        grants: new Map(grants.map(({ status, count }) => [status, Number(count)])),
        requests: new Map(requests.map(({ status, count }) => [status, Number(count)])),
        notices: new Map(notices.map(({ outcome, count }) => [outcome ?? "", Number(count)])),
        ...(await agesIn(reading, now)),
      };
    }),
});

interface Ages {
  readonly alarmed: string;
  readonly overdue_since: Date | null;
  readonly pending_since: Date | null;
  readonly to_sign_off: string;
  readonly waiting: string;
  readonly waiting_since: Date | null;
}

const agesIn = async (reading: Reading, now: Date) => {
  const { rows } = await sql<Ages>`SELECT
    (SELECT count(*) FROM grants WHERE alarmed) AS alarmed,
    (SELECT min((record ->> 'endsAt')::timestamptz) FROM grants
      WHERE status IN ('active', 'ending')) AS overdue_since,
    (SELECT min(created_at) FROM access_requests WHERE status = 'pending') AS pending_since,
    (SELECT count(*) FROM access_requests WHERE to_sign_off) AS to_sign_off,
    (SELECT count(*) FROM notices WHERE outcome IS NULL AND due_at <= ${now}) AS waiting,
    (SELECT min(due_at) FROM notices WHERE outcome IS NULL) AS waiting_since`.execute(reading);
  const since = (at: Date | null | undefined): number =>
    at ? Math.max(0, now.getTime() - at.getTime()) : 0;
  const [row] = rows;
  return {
    alarmed: Number(row?.alarmed ?? 0),
    overdueMs: since(row?.overdue_since),
    pendingMs: since(row?.pending_since),
    toSignOff: Number(row?.to_sign_off ?? 0),
    noticesWaiting: Number(row?.waiting ?? 0),
    noticesWaitingMs: since(row?.waiting_since),
  };
};
