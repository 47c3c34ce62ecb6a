import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GrantRecord } from "../grants/grant.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { mayNeverDecide } from "../rules/floor.ts";
import { eligible } from "../rules/quorum-of-rule.ts";
import { standingOf } from "../rules/standing.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { decide } from "./decide.ts";
import { lapseRequests } from "./lapse-requests.ts";
import type { RequestPorts } from "./ports.ts";
import { settleMetRequests, type SettlingPorts } from "./settle-met-requests.ts";
import { withdraw } from "./withdraw.ts";

const MINUTE = 60_000;
const ASKED = 60;
const LAPSES = 30;
const requester = "ida";
const people = ["ann", "bob", "cy", "dee", "admin", "guest", requester];
const sets = ["A", "B", "C"];

const some = fc.subarray(people);
const stepOf = (what: fc.Arbitrary<string>, by: fc.Arbitrary<string>) =>
  fc.record({
    ...{ what, by, set: fc.constantFrom(...sets) },
    agent: fc.nat(9).map((nth) => nth === 0),
    version: fc.nat(9).map((nth) => (nth === 0 ? 0 : 1)),
    minutes: fc.option(fc.integer({ min: 1, max: ASKED + 10 }), { nil: undefined }),
  });
const anybody = fc.constantFrom(...people);
const one = stepOf(
  fc.constantFrom(
    ...["approve", "approve", "approve", "approve", "approve", "decline"],
    ...["withdraw", "lapse", "wait", "leave", "join", "look"],
  ),
  anybody,
).map((step) => [step]);
/** Two of one set; the first is away while the second approves. */
const comesBack = fc.tuple(anybody, anybody, fc.constantFrom(...sets)).chain(([who, other, set]) =>
  fc.tuple(
    ...(
      [
        ...([
          ["join", who],
          ["approve", who],
          ["leave", who],
        ] as const),
        ...([
          ["join", other],
          ["approve", other],
          ["join", who],
          ["look", who],
        ] as const),
      ] as const
    ).map(([what, by]) =>
      stepOf(fc.constant(what), fc.constant(by)).map((step) => ({
        ...step,
        set,
        agent: false,
        version: 1,
      })),
    ),
  ),
);
const histories = fc.record({
  circles: fc.tuple(some, some, some),
  quorums: fc.array(
    fc.record({
      approvals: fc.integer({ min: 1, max: 3 }),
      approvers: fc.subarray(sets, { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  steps: fc
    .array(fc.oneof({ weight: 2, arbitrary: one }, { weight: 1, arbitrary: comesBack }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((some) => some.flat()),
});
type History = typeof histories extends fc.Arbitrary<infer Value> ? Value : never;
type Step = History["steps"][number];

/** What has to come out, in plain sets and without a line of the product. */
const modelOf = ({ circles, quorums }: Pick<History, "circles" | "quorums">) => {
  const inSet = new Map(sets.map((set, index) => [set, new Set(circles[index])]));
  const approved = new Map<string, number>();
  let status = "pending";
  let granted: number | undefined;
  let minute = 0;

  const asked = (who: string, quorum: History["quorums"][number]): boolean =>
    who !== requester &&
    who !== "guest" &&
    quorum.approvers.some((set) => inSet.get(set)?.has(who));
  /** The most approvals that count, each person for one quorum: every way of seating is tried. */
  const seated = (who: readonly string[], left: readonly number[]): number => {
    const [first, ...others] = who;
    if (first === undefined) return 0;
    const ways = quorums.map((quorum, index) => {
      const free = left[index] ?? 0;
      return free > 0 && asked(first, quorum) ? 1 + seated(others, left.with(index, free - 1)) : 0;
    });
    return Math.max(seated(others, left), ...ways);
  };
  const need = quorums.map(({ approvals }) => approvals);
  const all = need.reduce((sum, one) => sum + one, 0);
  const counting = (who: readonly string[]): number => seated(who, need);

  const mayJudge = ({ by, agent, version, minutes = 0 }: Step): boolean =>
    status === "pending" &&
    !agent &&
    quorums.some((quorum) => asked(by, quorum)) &&
    version === 1 &&
    !approved.has(by) &&
    minute < LAPSES &&
    minutes <= ASKED;
  const approves = (step: Step): boolean => {
    const before = [...approved.keys()];
    const was = counting(before);
    const after = counting([...before, step.by]);
    if (!mayJudge(step) || (after === was && was < all)) return false;
    approved.set(step.by, step.minutes ?? ASKED);
    if (after === all) opens();
    return true;
  };
  const opens = (): void => {
    status = "approved";
    granted = Math.min(...approved.values());
  };
  /** Nobody decides; but who had left may be back. */
  const looks = (): boolean => {
    const met = pending() && minute < LAPSES && counting([...approved.keys()]) === all;
    if (met) opens();
    return met;
  };
  const ends = (may: boolean, as: string): boolean => {
    if (may) status = as;
    return may;
  };
  const pending = (): boolean => status === "pending";
  return {
    standing: () => ({ status, granted }),
    /** @returns whether it counts */
    take: (step: Step): boolean => {
      if (step.what === "approve") return approves(step);
      if (step.what === "decline") return ends(mayJudge(step), "declined");
      if (step.what === "withdraw") return ends(pending() && step.by === requester, "withdrawn");
      if (step.what === "lapse") return ends(pending() && minute >= LAPSES, "lapsed");
      if (step.what === "look") return looks();
      if (step.what === "leave") inSet.get(step.set)?.delete(step.by);
      if (step.what === "join") inSet.get(step.set)?.add(step.by);
      if (step.what === "wait") minute += step.minutes ?? 0;
      return false;
    },
  };
};

const rule = (id: string) => ({ id, title: id, file: "rules/x.cedar", line: 1 });
const recordOf = ({ quorums }: Pick<History, "quorums">): AccessRequestRecord => ({
  id: "r",
  version: 1,
  status: "pending",
  requester: { objectId: requester, name: requester },
  secrets: [{ vault: "kv", name: "s" }],
  role: "read",
  durationMs: ASKED * MINUTE,
  reason: "because",
  breakGlass: false,
  obligations: {
    rulesHash: "",
    quorums: quorums.map((quorum, index) => ({ rule: rule(String(index)), ...quorum })),
    named: [],
    fallback: false,
    longestMs: ASKED * MINUTE,
  },
  decisions: [],
  wishKey: "",
  createdAt: new Date(0),
  lapsesAt: new Date(LAPSES * MINUTE),
});

const never = (): never => {
  throw new Error("Nobody asks for this here.");
};

interface State {
  readonly circles: ReadonlyMap<string, Set<string>>;
  readonly grants: GrantRecord[];
  readonly entries: string[];
  request: AccessRequestRecord;
  minute: number;
}

/** One row, and what is written with it. */
const requestsIn = (state: State): RequestPorts["requests"] => ({
  add: never,
  past: never,
  list: async () =>
    state.request.status === "pending" && state.request.decisions.length > 0 ? [state.request] : [],
  countEarlier: never,
  unfounded: never,
  find: async () => state.request,
  change: async (_id, move) => {
    const { request, grants = [], entries } = move(state.request);
    state.request = request;
    state.grants.push(...grants);
    state.entries.push(...entries.map(({ type }) => type));
    return request;
  },
  lapsed: async (at) =>
    state.request.status === "pending" && state.request.lapsesAt <= at ? ["r"] : [],
});

/** The rule book with the circles of the moment; what Cedar adds to it is proven beside the rules. */
const rulesOf = ({ circles }: State): RequestPorts["rules"] => {
  const now = () =>
    new Map(
      [...circles].map(([set, who]) => [
        set,
        [...who].map((one) => ({ objectId: one, name: one, guest: one === "guest" })),
      ]),
    );
  const named = (quorums: AccessRequestRecord["obligations"]["quorums"]) =>
    quorums.flatMap(({ approvers }) => approvers);
  return {
    rulingOn: never,
    mayAct: never,
    describe: never,
    peopleAsked: async (quorums, who) => eligible(now(), named(quorums), who),
    standings: async () => {
      const circlesNow = now();
      return (undecided) => standingOf(undecided, circlesNow);
    },
    mayDecide: async ({ objectId, kind }, { quorums, requester: who }) => {
      const guest = objectId === "guest";
      const refusal = mayNeverDecide({ objectId, agent: kind === "agent", guest }, who);
      if (refusal) return { permitted: false, refusal };
      return named(quorums).some((set) => circles.get(set)?.has(objectId))
        ? { permitted: true }
        : { permitted: false, refusal: { reason: "Others." } };
    },
  };
};

const portsOf = (state: State): Parameters<typeof decide>[0] & SettlingPorts => ({
  requests: requestsIn(state),
  rules: rulesOf(state),
  vaults: { watched: async () => [{ name: "kv", uri: "", resourceId: "/kv", environment: "" }] },
  assignments: { nameOf: () => "a", scopeOf: never },
  signIn: { confirm: async () => undefined },
  inspector: { inspect: async () => undefined },
  ids: { fresh: never, of: (name) => name },
  clock: { now: () => new Date(state.minute * MINUTE), within: never },
});

const askerOf = ({ by, agent }: Step): Asker => ({
  requestId: "",
  actor: {
    kind: agent ? "agent" : "person",
    tenantId: "t",
    objectId: by,
    name: by,
    userPrincipalName: by,
    roles: by === "admin" ? ["Vault.Admin"] : [],
    tokenExpiresAt: new Date(0),
    assertion: never,
  },
});

/** The use cases with one request, the circles of the moment, and a log. */
const world = (history: History) => {
  const state: State = {
    circles: new Map(sets.map((set, index) => [set, new Set(history.circles[index])])),
    request: recordOf(history),
    minute: 0,
    grants: [],
    entries: [],
  };
  const ports = portsOf(state);
  const act = async (step: Step): Promise<void> => {
    const { what, by, set, minutes, version } = step;
    if (what === "approve" || what === "decline") {
      const duration = minutes === undefined ? {} : { duration: `PT${minutes}M` };
      const comment = { comment: "not now" };
      await decide(ports, askerOf(step), "r", { decision: what, version, ...comment, ...duration });
    }
    if (what === "withdraw") await withdraw(ports, askerOf(step), "r");
    if (what === "look") await settleMetRequests(ports);
    if (what === "lapse") await lapseRequests(ports);
    if (what === "leave") state.circles.get(set)?.delete(by);
    if (what === "join") state.circles.get(set)?.add(by);
    if (what === "wait") state.minute += minutes ?? 0;
  };
  return {
    state,
    /** @returns whether the log has an entry more */
    take: async (step: Step): Promise<boolean> => {
      const before = state.entries.length;
      await act(step).catch((cause: unknown) => {
        if (!(cause instanceof ProblemError)) throw cause;
      });
      expect(state.entries.length - before).toBeLessThanOrEqual(1);
      return state.entries.length > before;
    },
  };
};

it("ten thousand histories come out as plain sets say", async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const model = modelOf(history);
      const product = world(history);
      for (const step of history.steps) {
        const counts = await product.take(step);
        expect(counts).toBe(model.take(step));
        if (step.what === "look" && counts) seen.set("looked", (seen.get("looked") ?? 0) + 1);
        const { request, grants } = product.state;
        const { status, granted } = model.standing();
        expect(request.status).toBe(status);
        expect(request.grantedMs).toBe(granted === undefined ? undefined : granted * MINUTE);
        expect(grants.map(({ durationMs }) => durationMs)).toEqual(
          granted === undefined ? [] : [granted * MINUTE],
        );
      }
      const { status } = model.standing();
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }),
    { numRuns: 10_000 },
  );
  // What never happens proves nothing.
  for (const status of ["pending", "approved", "declined", "withdrawn", "lapsed", "looked"]) {
    expect([status, (seen.get(status) ?? 0) > 50]).toEqual([status, true]);
  }
}, 60_000);

describe("two owners decide; the first leaves before the second has approved, and comes back", () => {
  const by = (what: Step["what"], who: string): Step => ({
    ...{ what, by: who, set: "A", agent: false, version: 1, minutes: undefined },
  });
  const left: readonly Step[] = [
    ...[by("approve", "ann"), by("leave", "ann"), by("approve", "bob"), by("join", "ann")],
  ];
  const after = async (...steps: readonly Step[]) => {
    const { state, take } = world({
      circles: [["ann", "bob", "cy"], [], []],
      quorums: [{ approvals: 2, approvers: ["A"] }],
      steps: [],
    });
    for (const step of [...left, ...steps]) await take(step);
    const { request, grants, entries } = state;
    return { status: request.status, grants: grants.length, last: entries.at(-1) };
  };

  it("is approved at the next look, by what stands on record", async () => {
    expect(await after()).toMatchObject({ status: "pending", grants: 0 });
    const met = { status: "approved", grants: 1, last: "approvals-complete" };
    expect(await after(by("look", ""))).toEqual(met);
    expect(await after(by("look", ""), by("look", ""))).toEqual(met);
  });
  it("is approved by the next approval, if that is sooner", async () => {
    const met = { status: "approved", grants: 1, last: "access-request-decided" };
    expect(await after(by("approve", "cy"), by("look", ""))).toEqual(met);
  });
  it("is declined by the next decline, if that is sooner: a decline beats", async () => {
    expect(await after(by("decline", "cy"), by("look", ""))).toMatchObject({
      ...{ status: "declined", grants: 0 },
    });
  });
  it("stays as it is once it was withdrawn, or its time is over", async () => {
    expect(await after(by("withdraw", requester), by("look", ""))).toMatchObject({ grants: 0 });
    const over = { ...by("wait", ""), minutes: LAPSES };
    expect(await after(over, by("look", ""))).toMatchObject({ status: "pending", grants: 0 });
    expect(await after(over, by("lapse", ""))).toMatchObject({ status: "lapsed", grants: 0 });
  });
});
