import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { decide } from "../../api/src/requests/decide.ts";
import { lapseRequests } from "../../api/src/requests/lapse-requests.ts";
import { withdraw } from "../../api/src/requests/withdraw.ts";
import { standingOf } from "../../api/src/rules/standing.ts";
import { createRequests } from "../../api/src/storage/requests-store.ts";
import type { Opened } from "./place.ts";

type Ports = Parameters<typeof decide>[0];
type Asker = Parameters<typeof decide>[1];
type Addition = ReturnType<Parameters<Ports["requests"]["add"]>[1]>[number];
export type Request = Addition["request"];

const HOUR = 3_600_000;
/** Far from now, so that nothing else finds it due. */
const MADE = Date.UTC(2040, 0, 1);
const OWNERS = "Team::b2000000-0000-4000-8000-000000000001::owners";
const approvers = ["approver", "second-approver"];
const member = (objectId: string) => ({ objectId, name: objectId, guest: false });
const circles = new Map([[OWNERS, approvers.map(member)]]);

export const newRequest = (approvals: number, changes: Partial<Request> = {}): Request => {
  const id = randomUUID();
  const rule = { id: "r", title: "r", file: "rules/r.cedar", line: 1 };
  return {
    id,
    version: 1,
    status: "pending",
    requester: { objectId: "requester", name: "Rita" },
    secrets: [{ vault: "kv", name: "s" }],
    role: "read",
    durationMs: HOUR,
    reason: "a race",
    breakGlass: false,
    obligations: {
      rulesHash: "",
      quorums: [{ rule, approvals, approvers: [OWNERS] }],
      named: [],
      fallback: false,
      longestMs: HOUR,
    },
    decisions: [],
    wishKey: id,
    createdAt: new Date(MADE),
    lapsesAt: new Date(MADE + HOUR),
    ...changes,
  };
};

export const asked = (request: Request): Addition => ({
  request,
  entries: [
    {
      type: "access-requested",
      actor: { kind: "person", id: request.requester.objectId },
      subject: { request: request.id },
    },
  ],
});

const never = (): never => {
  throw new Error("Nobody asks for this here.");
};

const portsOn = (requests: Ports["requests"], now: Date): Ports => ({
  requests,
  rules: {
    rulingOn: never,
    mayAct: never,
    describe: never,
    peopleAsked: async () => approvers.map(member),
    standings: async () => (undecided) => standingOf(undecided, circles),
    mayDecide: async () => ({ permitted: true }),
  },
  vaults: { watched: async () => [{ name: "kv", uri: "", resourceId: "/kv", environment: "" }] },
  assignments: { nameOf: () => randomUUID(), scopeOf: never },
  signIn: { confirm: async () => undefined },
  inspector: { inspect: async () => undefined },
  ids: { fresh: never, of: () => randomUUID() },
  clock: { now: () => now, within: never },
});

const asker = (objectId: string): Asker => ({
  requestId: "",
  actor: {
    kind: "person",
    tenantId: "t",
    objectId,
    name: objectId,
    userPrincipalName: "",
    roles: [],
    tokenExpiresAt: new Date(MADE),
    assertion: never,
  },
});

/** The moves that race for one row, each by the use case that makes it. */
export const moversOf = (database: Opened) => {
  const requests = createRequests(database);
  const before = portsOn(requests, new Date(MADE + 1));
  const judge = (who: string, decision: "approve" | "decline") => (id: string) =>
    decide(before, asker(who), id, { decision, version: 1, comment: "no" });
  return {
    requests,
    approve: judge("approver", "approve"),
    approveToo: judge("second-approver", "approve"),
    decline: judge("second-approver", "decline"),
    withdraw: (id: string) => withdraw(before, asker("requester"), id),
    lapse: () => lapseRequests({ requests, clock: { now: () => new Date(MADE + HOUR) } }),
  };
};

export interface Left {
  readonly status: string;
  readonly grants: number;
  /** Types of the entries that speak of it, the first one left out. */
  readonly entries: readonly string[];
}

/** What the database holds of each request. */
export const leftOf = async (
  database: Opened,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Left>> => {
  const rows = await database.read((reading) =>
    reading.selectFrom("access_requests").select(["id", "status"]).execute(),
  );
  const grants = await database.read((reading) =>
    reading.selectFrom("grants").select("request").execute(),
  );
  const entries = await database.read((reading) =>
    reading.selectFrom("audit_entries").select(["request", "type"]).execute(),
  );
  const entriesOf = Map.groupBy(entries, ({ request }) => request ?? "");
  const grantsOf = Map.groupBy(grants, ({ request }) => request);
  const statusOf = new Map(rows.map(({ id, status }) => [id, status]));
  return new Map(
    ids.map((id) => [
      id,
      {
        status: statusOf.get(id) ?? "not there",
        grants: grantsOf.get(id)?.length ?? 0,
        entries: (entriesOf.get(id) ?? [])
          .map(({ type }) => type)
          .filter((type) => type !== "access-requested"),
      },
    ]),
  );
};

type Move = (id: string) => Promise<unknown>;

/** Rounds under way together, as long as nothing of one can be seen by another. */
const LANES = 8;
/** Milliseconds: from none at all to about what a move takes. */
const HEAD_START = 6;

export const inLanes = async (
  rounds: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < rounds; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

/**
 * Lets both moves go for each of many requests; who is first changes from round to round.
 * @returns how often each outcome was left behind
 */
export const race = async (
  database: Opened,
  rounds: number,
  approvals: number,
  moves: (movers: ReturnType<typeof moversOf>) => readonly [Move, Move],
): Promise<Record<string, number>> => {
  const movers = moversOf(database);
  const requests = Array.from({ length: rounds }, () => newRequest(approvals));
  await movers.requests.add("requester", () => requests.map(asked));
  const won = new Map<string, number>();
  const [one, other] = moves(movers);
  await inLanes(rounds, async (index) => {
    const id = requests[index]?.id ?? "";
    const [first, second] = index % 2 === 0 ? [one, other] : [other, one];
    const both = [first(id), pause((index % 5) * HEAD_START).then(() => second(id))];
    const settled = await Promise.allSettled(both);
    for (const each of settled) if (each.status === "rejected") refuseOthers(each.reason);
    won.set(id, settled.filter(({ status }) => status === "fulfilled").length);
  });
  const left = await leftOf(database, [...won.keys()]);
  const outcomes = Map.groupBy(left, ([id, { status, grants, entries }]) =>
    [status, `${grants} grants`, `${won.get(id)} won`, ...entries].join(", "),
  );
  return Object.fromEntries([...outcomes].map(([outcome, some]) => [outcome, some.length]));
};

/** Whoever comes too late is told so; anything else is a fault. */
const refuseOthers = (cause: unknown): void => {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code !== "state_changed") throw cause;
};
