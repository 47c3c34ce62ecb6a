import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Claim, Grants } from "../ports/grants.ts";
import type { RoleAssignments, WriteOutcome } from "../ports/role-assignments.ts";
import { ProblemError } from "../problem-error.ts";
import type { AssignmentNote } from "./assignment-note.ts";
import type { Effort } from "./effort.ts";
import type { GrantRecord, Target } from "./grant.ts";
import { createPace } from "./pace.ts";
import { stopped } from "./stopped.ts";
import { sweepAssignments } from "./sweep-assignments.ts";

class Crash extends Error {}

const MINUTE = 60_000;
const target: Target = {
  vault: "kv",
  vaultResourceId: "/kv",
  secret: "s",
  principalId: "p",
  role: "read",
};
type Fault = "throttled" | "failed" | "answer-lost" | "late" | "crash-before" | "crash-after";
interface Standing {
  readonly note?: AssignmentNote;
  readonly byUs: boolean;
}

const time = () => {
  let ms = Date.UTC(2026, 0, 1);
  return { now: (): Date => new Date(ms), pass: (more: number): number => (ms += more) };
};
type Time = ReturnType<typeof time>;

/** One role assignment in an Azure that may fail at each call. */
const azureOf = ({ now }: Time, faults: readonly (Fault | "none")[]) => {
  const azure: { standing: Standing | undefined; later: { at: number; write: () => void }[] } = {
    standing: undefined,
    later: [],
  };
  let calls = 0;
  let healthy = false;
  const next = (): Fault | "none" => (healthy ? "none" : (faults[calls++] ?? "none"));
  const writes = async (change: () => void): Promise<WriteOutcome> => {
    const fault = next();
    if (fault === "crash-before") throw new Crash();
    if (fault === "throttled") return { done: false, open: false, retryAfter: 2 };
    if (fault === "failed") return { done: false, open: true };
    if (fault === "late") {
      azure.later.push({ at: now().getTime() + 3 * MINUTE, write: change });
      return { done: false, open: true };
    }
    change();
    if (fault === "crash-after") throw new Crash();
    return fault === "answer-lost" ? { done: false, open: true } : { done: true };
  };
  const assignments: RoleAssignments = {
    nameOf: () => "a",
    scopeOf: () => "/kv/secrets/s",
    heldAtLeastMs: 0,
    find: async () => {
      const fault = next();
      if (fault.startsWith("crash")) throw new Crash();
      if (fault !== "none") throw new ProblemError("upstream_unavailable");
      const { standing } = azure;
      return standing && { name: "a", scope: "", principalId: "p", target, ...standing };
    },
    put: (_target, _name, note) => writes(() => (azure.standing = { note, byUs: true })),
    remove: () => writes(() => (azure.standing = undefined)),
    all: async function* () {},
  };
  /** What comes late arrives. */
  const arrive = (): void => {
    const due = azure.later.filter(({ at }) => at <= now().getTime());
    azure.later = azure.later.filter(({ at }) => at > now().getTime());
    for (const { write } of due) write();
  };
  return { azure, assignments, arrive, heal: () => (healthy = true) };
};

/** A database that forgets nothing, with one lease. */
const databaseOf = () => {
  const rows = new Map<string, GrantRecord>();
  const entries: string[] = [];
  let effort: Effort = { attempts: 0 };
  let lease = { id: "", until: 0 };
  let leases = 0;
  const keep = (claim: Claim, kept: Effort, until: Date): boolean => {
    if (claim.lease !== lease.id) return false;
    effort = kept;
    lease = { ...lease, until: until.getTime() };
    return true;
  };
  const grants: Grants = {
    find: async (id) => rows.get(id),
    list: async () => [...rows.values()],
    change: async () => Promise.reject(new Error("not here")),
    claim: async (at, until) => {
      const open = [...rows.values()].filter(({ dueAt }) => dueAt !== undefined);
      const due = open.some(({ dueAt }) => dueAt && dueAt <= at);
      const looks = effort.lookAt !== undefined && effort.lookAt <= at;
      const waits = effort.nextTryAt !== undefined && effort.nextTryAt > at;
      if (!((due && !waits) || looks) || lease.until > at.getTime()) return [];
      lease = { id: `lease-${(leases += 1)}`, until: until.getTime() };
      return [{ lease: lease.id, name: "a", target, effort, grants: open }];
    },
    settle: async (claim, settled) => {
      const same = claim.grants.every(({ id, status }) => rows.get(id)?.status === status);
      if (!same) keep(claim, claim.effort, new Date(0));
      if (!same || !keep(claim, settled.effort, settled.until)) return false;
      for (const grant of settled.grants) rows.set(grant.id, grant);
      entries.push(...settled.entries.map(({ type }) => type));
      return true;
    },
    keepEffort: async (claim, kept, until) => keep(claim, kept, until),
    troubles: async () => new Map(),
    liveAssignments: async () => new Map(),
    lookAt: async () => undefined,
    orphans: async () => [],
    nextDue: async () => undefined,
  };
  return { rows, entries, grants };
};

/** One secret of one person: time, what Azure has, what we know. */
const world = (faults: readonly (Fault | "none")[] = []) => {
  const clock = time();
  const { now } = clock;
  const { azure, assignments, arrive, heal } = azureOf(clock, faults);
  const { rows, entries, grants } = databaseOf();
  const refused = new Set<string>();
  const failures: unknown[] = [];
  const ports = {
    ...{ grants, assignments, leaseMs: MINUTE, pace: createPace(), random: () => 0.5 },
    clock: { now, within: <Result>(_ms: number, work: Promise<Result>) => work },
    recheck: async ({ id }: GrantRecord) =>
      refused.has(id) ? "The rules have changed." : undefined,
    failed: (cause: unknown) => failures.push(cause),
  };
  return {
    ...{ azure, rows, entries, refused, failures, now, heal },
    sweep: () => sweepAssignments(ports, 0),
    grant: (id: string, durationMs: number, opensIn = 0): void => {
      const opensAt = new Date(now().getTime() + opensIn);
      rows.set(id, {
        ...{ id, requestId: "00000000-0000-4000-8000-000000000000", status: "scheduled" },
        holder: { objectId: "p", name: "P" },
        ...{ secret: { vault: "kv", name: "s" }, target, assignment: "a", durationMs },
        ...{ breakGlass: false, opensAt, createdAt: now(), dueAt: opensAt },
      });
    },
    stop: (id: string): void => {
      const grant = rows.get(id);
      if (!grant || !["scheduled", "provisioning", "active"].includes(grant.status)) return;
      rows.set(id, stopped(grant, "revoked", { objectId: "o", name: "O" }, now()));
    },
    pass: async (ms: number): Promise<void> => {
      clock.pass(ms);
      arrive();
    },
    status: (id: string) => rows.get(id)?.status,
    because: (id: string) => rows.get(id)?.because,
  };
};
type World = ReturnType<typeof world>;

const letIn = (of: World): boolean => of.azure.standing !== undefined;
const isRunning = (of: World): boolean =>
  [...of.rows.values()].some(
    ({ status, endsAt }) => status === "active" && endsAt !== undefined && endsAt > of.now(),
  );
/** So long that every pause, lease and late write is behind us. */
const settleDown = async (of: World, minutes = 40): Promise<void> => {
  of.heal();
  for (let passed = 0; passed < minutes * 2; passed += 1) {
    await of.pass(MINUTE / 2);
    await of.sweep();
  }
};

describe("a grant alone", () => {
  it("opens, lasts its time, and ends", async () => {
    const of = world();
    of.grant("g", 5 * MINUTE);
    await of.sweep();
    expect([of.status("g"), letIn(of)]).toEqual(["active", true]);
    await of.pass(5 * MINUTE - 1);
    await of.sweep();
    expect(of.status("g")).toBe("active");
    await of.pass(1);
    await of.sweep();
    expect([of.status("g"), of.because("g"), letIn(of)]).toEqual(["ended", "expired", false]);
    expect(of.entries).toEqual([
      ...["grant-provisioning", "grant-opened", "grant-ending", "grant-ended"],
    ]);
  });

  it("is not opened where the rules say no at the last moment, and leaves nothing", async () => {
    const of = world();
    of.refused.add("g");
    of.grant("g", MINUTE);
    await of.sweep();
    expect([of.status("g"), letIn(of)]).toEqual(["failed", false]);
  });

  it("never touches an assignment of somebody else", async () => {
    const of = world();
    of.azure.standing = { byUs: false };
    of.grant("g", MINUTE);
    await of.sweep();
    await settleDown(of);
    expect([of.status("g"), letIn(of)]).toEqual(["failed", true]);
  });

  it("that somebody removed in Azure is told and never made again", async () => {
    const of = world();
    of.grant("g", 5 * MINUTE);
    await of.sweep();
    of.azure.standing = undefined;
    of.grant("h", 5 * MINUTE);
    await of.sweep();
    expect(of.because("g")).toBe("removed-outside");
    expect([of.status("h"), letIn(of)]).toEqual(["active", true]);
  });
});

describe("grants that overlap", () => {
  it.each([
    ["revoked first, the longer one", "long", "short"],
    ["revoked first, the shorter one", "short", "long"],
  ])("keeps access for another that overlaps: %s", async (_, first, other) => {
    const of = world();
    of.grant("long", 10 * MINUTE);
    await of.sweep();
    of.grant("short", 5 * MINUTE);
    await of.sweep();
    of.stop(first);
    await of.sweep();
    expect([of.status(first), of.status(other), letIn(of)]).toEqual(["ended", "active", true]);
    expect(of.azure.standing?.note?.endsAt).toEqual(of.rows.get(other)?.endsAt);
    await settleDown(of, 11);
    expect([of.status(other), letIn(of)]).toEqual(["ended", false]);
  });

  it("goes on in its extension without a gap", async () => {
    const of = world();
    of.grant("g", 5 * MINUTE);
    await of.sweep();
    of.grant("more", 5 * MINUTE, 5 * MINUTE);
    await of.pass(5 * MINUTE);
    await of.sweep();
    expect([of.status("g"), of.status("more"), letIn(of)]).toEqual(["ended", "active", true]);
  });

  it("is given up after ten minutes in which Azure did not take it, and leaves nothing", async () => {
    const of = world(Array.from({ length: 400 }, () => "failed" as const));
    of.grant("g", 30 * MINUTE);
    for (let minutes = 0; minutes < 12; minutes += 1) {
      await of.sweep();
      await of.pass(MINUTE);
    }
    await settleDown(of);
    expect([of.status("g"), letIn(of)]).toEqual(["failed", false]);
  });
});

const faults: readonly (Fault | "none")[] = [
  ...(["none", "none", "none", "throttled", "failed", "answer-lost", "late"] as const),
  ...(["crash-before", "crash-after"] as const),
];
const fault = fc.constantFrom(...faults);
const step = fc.oneof(
  fc.record({ do: fc.constant("grant" as const), minutes: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ do: fc.constant("stop" as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant("pass" as const), seconds: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ do: fc.constant("refuse" as const), which: fc.nat(5) }),
);

describe("whatever Azure answers, and wherever the service is killed", () => {
  it(
    "lets nobody in for longer than some grant lives, and leaves nothing behind",
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 12 }),
          fc.array(fault),
          async (steps, faults) => {
            const of = world(faults);
            let made = 0;
            for (const one of steps) {
              if (one.do === "grant") of.grant(`g${made++}`, one.minutes * MINUTE);
              else if (one.do === "stop") of.stop(`g${one.which}`);
              else if (one.do === "refuse") of.refused.add(`g${one.which}`);
              else await of.pass(one.seconds * 1000);
              await of.sweep();
              if (isRunning(of)) expect(letIn(of)).toBe(true);
            }
            await settleDown(of, 75);
            expect(letIn(of)).toBe(false);
            for (const { status } of of.rows.values())
              expect(["ended", "failed"]).toContain(status);
            for (const cause of of.failures) expect(cause).toBeInstanceOf(Crash);
          },
        ),
        { numRuns: 10_000 },
      );
    },
  );
});
