import type { EndedBecause } from "@vault-tab/contract";
import { sql } from "kysely";
import type { Counter, Counts } from "../ports/counts.ts";
import { CHAIN } from "./audit-walk.ts";
import type { Database, Reading } from "./database.ts";

const DAY = 24 * 60 * 60_000;

export const createCounter = ({ read }: Pick<Database, "read">): Counter => ({
  count: (now) =>
    read(async (reading) => ({
      ...(await numbersIn(reading)),
      ...(await agesIn(reading, now)),
      ...(await logIn(reading)),
    })),
});

const numbersIn = async (reading: Reading) => {
  const grants = await reading
    .selectFrom("grants")
    .select(({ fn }) => ["status", fn.countAll<string>().as("count")])
    .groupBy("status")
    .execute();
  const ended = await reading
    .selectFrom("grants")
    .select(({ fn }) => [
      sql<EndedBecause | null>`record ->> 'because'`.as("because"),
      fn.countAll<string>().as("count"),
    ])
    .where("status", "=", "ended")
    .groupBy("because")
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
  const rotations = await reading
    .selectFrom("rotations")
    .select(({ fn }) => ["status", fn.countAll<string>().as("count")])
    .groupBy("status")
    .execute();
  return {
    grants: new Map(grants.map(({ status, count }) => [status, Number(count)])),
    grantsEnded: new Map(
      ended.map(({ because, count }) => [because ?? "expired", Number(count)] as const),
    ),
    requests: new Map(requests.map(({ status, count }) => [status, Number(count)])),
    notices: new Map(notices.map(({ outcome, count }) => [outcome ?? "", Number(count)])),
    rotations: new Map(rotations.map(({ status, count }) => [status, Number(count)])),
  };
};

interface Ages {
  readonly due: string;
  readonly alarmed: string;
  readonly overdue_since: Date | null;
  readonly orphans: string;
  readonly pending_since: Date | null;
  readonly to_sign_off: string;
  readonly waiting: string;
  readonly waiting_since: Date | null;
  readonly queued_since: Date | null;
  readonly unexplained: string;
}

const agesIn = async (reading: Reading, now: Date) => {
  const yesterday = new Date(now.getTime() - DAY);
  const { rows } = await sql<Ages>`SELECT
    (SELECT count(*) FROM grants WHERE status IN ('active', 'ending')
      AND (record ->> 'endsAt')::timestamptz <= ${now}) AS due,
    (SELECT count(*) FROM grants WHERE alarmed) AS alarmed,
    (SELECT min((record ->> 'endsAt')::timestamptz) FROM grants
      WHERE status IN ('active', 'ending')) AS overdue_since,
    (SELECT count(*) FROM assignments WHERE effort ? 'orphanSince') AS orphans,
    (SELECT min(created_at) FROM access_requests WHERE status = 'pending') AS pending_since,
    (SELECT count(*) FROM access_requests WHERE to_sign_off) AS to_sign_off,
    (SELECT count(*) FROM notices WHERE outcome IS NULL AND due_at <= ${now}) AS waiting,
    (SELECT min(due_at) FROM notices WHERE outcome IS NULL) AS waiting_since,
    (SELECT min(created_at) FROM rotations WHERE status = 'queued') AS queued_since,
    (SELECT count(*) FROM reads WHERE basis = 'unexplained' AND created_at > ${yesterday})
      AS unexplained`.execute(reading);
  const since = (at: Date | null | undefined): number =>
    at ? Math.max(0, now.getTime() - at.getTime()) : 0;
  const [row] = rows;
  return {
    grantsDue: Number(row?.due ?? 0),
    alarmed: Number(row?.alarmed ?? 0),
    overdueMs: since(row?.overdue_since),
    orphans: Number(row?.orphans ?? 0),
    pendingMs: since(row?.pending_since),
    toSignOff: Number(row?.to_sign_off ?? 0),
    noticesWaiting: Number(row?.waiting ?? 0),
    noticesWaitingMs: since(row?.waiting_since),
    rotationsWaitingMs: since(row?.queued_since),
    unexplainedReads: Number(row?.unexplained ?? 0),
  };
};

const logIn = async (reading: Reading): Promise<Pick<Counts, "chain" | "readLog">> => {
  const head = await reading
    .selectFrom("audit_heads")
    .select("sequence")
    .where("chain", "=", CHAIN)
    .executeTakeFirst();
  const check = await reading
    .selectFrom("audit_checks")
    .select(["checked_at", "wrong_at"])
    .where("chain", "=", CHAIN)
    .executeTakeFirst();
  const followed = await reading
    .selectFrom("read_log")
    .select([
      "asked_at",
      sql<Date | null>`(SELECT min(value::timestamptz) FROM jsonb_each_text(heartbeats))`.as(
        "proven_to",
      ),
    ])
    .executeTakeFirst();
  return {
    chain: {
      head: Number(head?.sequence ?? 0),
      broken: check ? check.wrong_at !== null : false,
      checkedAt: check?.checked_at,
    },
    readLog: followed && {
      answeredAt: followed.asked_at ?? undefined,
      provenTo: followed.proven_to ?? undefined,
    },
  };
};
