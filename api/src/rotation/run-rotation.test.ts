import type { RotatorName } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import type { Asker } from "../ports/asker.ts";
import type { WriteOutcome } from "../ports/role-assignments.ts";
import type { Rotator } from "../ports/rotator.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { keepOneRotation } from "./one-rotation.fixture.ts";
import type { RotationRecord } from "./rotation.ts";
import { runRotation } from "./run-rotation.ts";
import { stepsOfGenerated } from "./steps.ts";
import { sweepRotations } from "./sweep-rotations.ts";
import { inUse } from "./verification.ts";

const start = new Date("2026-03-01T12:00:00Z");
const asker: Asker = {
  requestId: "r",
  actor: {
    kind: "person",
    tenantId: "t",
    objectId: "o",
    name: "Ada",
    userPrincipalName: "ada@contoso.example",
    roles: [],
    tokenExpiresAt: new Date("2026-03-01T13:00:00Z"),
    assertion: () => "token",
  },
};
const vault = { name: "kv", uri: "https://kv", resourceId: "/kv", environment: "dev" };
const target = { vault: "kv", name: "db", kind: "secret" } as const;
const versionOf = (version: string, createdAt: Date, tags = {}): VersionMetadata => ({
  ...{ ...target, version, createdAt, tags, enabled: true, updatedAt: createdAt, managed: false },
});
const queued: RotationRecord = {
  ...{ id: "rotation-1", revision: 1, target, planVersion: 1, trigger: "person" },
  ...{ overlapMs: 86_400_000, quietMs: 0 },
  settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true },
  ...{ status: "queued", createdAt: start, dueAt: start, steps: stepsOfGenerated },
  oldVersion: "old",
};

type Answer = "taken" | "taken, answer lost" | "not taken, answer lost" | "refused" | "throttled";

const createVault = (answers: readonly Answer[], now: () => Date) => {
  const versions = [versionOf("old", new Date("2025-01-01T00:00:00Z"))];
  let writes = 0;
  const write = (tags: Readonly<Record<string, string>>) => {
    const answer = answers[Math.min(writes, answers.length - 1)] ?? "taken";
    writes += 1;
    if (answer.startsWith("taken")) versions.unshift(versionOf(`new ${writes}`, now(), tags));
    if (answer === "taken") return { done: true } as const;
    if (answer === "refused") return { done: false, open: false, refused: "Forbidden" } as const;
    return { done: false, open: answer !== "throttled" } as const;
  };
  return { versions, write, writes: () => writes };
};

const vaults = { watched: () => Promise.resolve([vault]) };
const failed = (cause: unknown) => {
  throw cause;
};
const dead = () => new Promise<never>(() => undefined);
const unused = () => Promise.reject(new Error("not called here"));
const reads = { list: unused, progress: unused };
const noPlan = () => Promise.resolve(undefined);
const plans = { find: noPlan, list: unused, due: unused, change: unused };

const generated = (
  write: (tags: Readonly<Record<string, string>>) => Promise<WriteOutcome>,
): ReadonlyMap<RotatorName, Rotator> =>
  new Map([["generated", { replace: (_asker, { tags }) => write(tags) }]]);

/** A vault and a database that live on where a process dies; `dies` counts its calls to either. */
const createWorld = (answers: readonly Answer[], dies: number, begun = queued) => {
  let now = start.getTime();
  let calls = 0;
  let alive = true;
  const database = keepOneRotation(begun, new Date(now + (begun === queued ? 30_000 : 0)));
  const vaultNow = createVault(answers, () => new Date(now));
  const { versions, write } = vaultNow;
  /** A process dies before this call, so after the one before it. */
  const call = async <Value>(work: () => Value, isSweep: boolean): Promise<Value> => {
    now += 10;
    if (isSweep) return work();
    if (!alive) return dead();
    calls += 1;
    if (calls === dies) {
      alive = false;
      return dead();
    }
    return work();
  };
  const clock = { now: () => new Date(now) };
  const pace = { take: () => Promise.resolve(0) };
  const portsOf = (isSweep: boolean) => ({
    rotations: database.reachedBy((work) => call(work, isSweep)),
    ...{ clock, vaults, plans },
    keyVault: { versions: () => call(() => [...versions], isSweep) },
    rotatorVault: {
      versions: () => call(() => [...versions], isSweep),
      setEnabled: () => Promise.reject(new Error("nothing is disabled here")),
    },
    rotators: generated((tags) => call(() => write(tags), isSweep)),
    pause: (ms: number) => call(() => void (now += ms), isSweep),
  });
  const run = begun === queued ? runRotation(portsOf(false), database.first, asker) : dead();
  const sweep = () => sweepRotations({ ...portsOf(true), pace, reads, failed });
  return {
    finish: async () => {
      await Promise.race([run, new Promise((resolve) => setTimeout(resolve, 5))]);
      for (let round = 0; round < 100; round += 1) {
        now += 2_000;
        await sweep();
      }
      return { row: database.row(), versions, writes: vaultNow.writes() };
    },
  };
};

const stories: readonly (readonly Answer[])[] = [
  ["taken"],
  ["taken, answer lost"],
  ["not taken, answer lost"],
  ["refused"],
  ["throttled", "throttled", "taken"],
  ["throttled", "taken, answer lost"],
  ["throttled"],
];

describe("a run whose process dies at any of its calls", () => {
  it.each(stories)(
    "with %s first: it is over, with one new version at most",
    async (...answers) => {
      for (let dies = 1; dies <= 40; dies += 1) {
        const { row, versions } = await createWorld(answers, dies).finish();
        const made = versions.filter(({ tags }) => tags["rotation"] === queued.id);
        expect(made.length, `dies at ${dies}`).toBeLessThanOrEqual(1);
        expect([dies, row.status]).toEqual([dies, made.length === 1 ? "succeeded" : "failed"]);
        expect(row.newVersion).toBe(made[0]?.version);
        if (row.status === "failed") expect(row.trouble).toMatch(/start again|in use/);
        expect(inUse(versions)).toBeDefined();
      }
    },
  );

  it.each([
    [["taken"], "succeeded", 1],
    [["throttled", "throttled", "taken"], "succeeded", 3],
    [["refused", "taken"], "failed", 1],
    [["not taken, answer lost", "taken"], "failed", 1],
    [["throttled"], "failed", 6],
  ] as const)(
    "and of one that lives, with %s: %s after %i writes",
    async (answers, status, count) => {
      const { row, writes } = await createWorld(answers, Infinity).finish();
      expect([row.status, writes]).toEqual([status, count]);
    },
  );

  it.each([
    [["taken"], "succeeded", 1],
    [["taken, answer lost"], "succeeded", 1],
    [["throttled", "throttled", "taken"], "succeeded", 3],
    [["refused", "taken"], "failed", 1],
    [["not taken, answer lost", "taken"], "failed", 1],
  ] as const)(
    "and of what nobody started, with %s: %s after %i writes of whoever sweeps",
    async (answers, status, count) => {
      const scheduled: RotationRecord = { ...queued, trigger: "schedule" };
      const { row, writes } = await createWorld(answers, 1, scheduled).finish();
      expect([row.status, writes]).toEqual([status, count]);
    },
  );
});
