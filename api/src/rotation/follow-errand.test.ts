import { describe, expect, it } from "vitest";
import type { OutsideRotator, Sighting, Started } from "../ports/outside-rotator.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { askedToStop } from "./errand.ts";
import { stepsOfErrand } from "./errand-steps.ts";
import { type Call, keepOneRotation } from "./one-rotation.fixture.ts";
import type { RotationRecord } from "./rotation.ts";
import { sweepRotations } from "./sweep-rotations.ts";
import { inUse } from "./verification.ts";

const start = new Date("2026-03-01T12:00:00Z");
const target = { vault: "kv", name: "db", kind: "secret" } as const;
const vault = { name: "kv", uri: "https://kv", resourceId: "/kv", environment: "dev" };
const queued: RotationRecord = {
  ...{ id: "rotation-1", revision: 1, target, planVersion: 1, overlapMs: 86_400_000, quietMs: 0 },
  ...{ trigger: "person", status: "queued", createdAt: start, dueAt: start, oldVersion: "old" },
  settings: {
    ...{ rotator: "github-actions", repository: "contoso/rotation", workflow: "rotate.yml" },
    ...{ ref: "main", parameters: {}, timeLimit: "PT5M" },
  },
  steps: stepsOfErrand,
};
const versionOf = (version: string, createdAt: Date, tags = {}): VersionMetadata => ({
  ...{ ...target, version, createdAt, tags, enabled: true, updatedAt: createdAt, managed: false },
});

type Going = "well" | "wrong" | "late" | "hangs" | "without a tag";
type Answer = "taken" | "taken, answer lost" | "not taken, answer lost" | "refused" | "throttled";
const SECOND = 1_000;
/** It writes in the end of its run; what goes wrong late has written before. */
const WRITES_AFTER = 20 * SECOND;
const ENDS_AFTER = 30 * SECOND;

interface Run {
  readonly began: number;
  stoppedAt: number;
}

/** A system that starts whatever it is asked to: as often as it is asked, where it knows no names. */
const createSystem = (going: Going, answers: readonly Answer[], now: () => number) => {
  const runs: Run[] = [];
  let asked = 0;
  const versions = (): readonly VersionMetadata[] => {
    const writes = going === "well" || going === "late" || going === "without a tag";
    const made = runs
      .map(({ began, stoppedAt }) => ({ at: began + WRITES_AFTER, stoppedAt }))
      .filter(({ at, stoppedAt }) => writes && at <= now() && at <= stoppedAt)
      .map(({ at }, index) => {
        const tags = going === "without a tag" ? {} : { rotation: queued.id };
        return versionOf(`new ${index}`, new Date(at), tags);
      });
    return [...made, versionOf("old", new Date("2025-01-01T00:00:00Z"))];
  };
  const begin = (repeatable: boolean): Started => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? "taken";
    asked += 1;
    const isKnown = repeatable && runs.length > 0;
    if (answer.startsWith("taken") && !isKnown) runs.push({ began: now(), stoppedAt: Infinity });
    if (answer === "taken") return { done: true, run: "run-1" };
    if (answer === "refused") return { done: false, open: false, refused: "422" };
    if (answer === "throttled") return { done: false, open: false, retryAfter: 30 };
    return { done: false, open: true };
  };
  const look = (): Sighting => {
    const [run] = runs;
    if (!run) return { is: "nowhere" };
    const about = {
      run: "run-1",
      steps: [{ name: "1", title: "Write", status: "running" }],
    } as const;
    if (run.stoppedAt <= now()) return { is: "stopped", ...about };
    const isOver = going !== "hangs" && now() >= run.began + ENDS_AFTER;
    if (!isOver) return { is: "under-way", ...about };
    return { is: going === "well" || going === "without a tag" ? "well" : "wrong", ...about };
  };
  const stop = () => {
    for (const run of runs) run.stoppedAt = Math.min(run.stoppedAt, now());
    return { done: true } as const;
  };
  return { runs, versions, begin, look, stop };
};

const unused = () => Promise.reject(new Error("not called here"));
const dead = () => new Promise<never>(() => undefined);

interface Story {
  readonly going?: Going;
  readonly answers?: readonly Answer[];
  readonly repeatable?: boolean;
  /** The first process dies at that call: before it, or after it was made. */
  readonly dies?: number;
  readonly when?: "before" | "after";
  /** Seconds after which a person cancels it. */
  readonly cancelledAfter?: number;
}

const play = async (story: Story) => {
  const { going = "well", answers = ["taken"], repeatable = false, dies = Infinity } = story;
  let now = start.getTime();
  let calls = 0;
  const system = createSystem(going, answers, () => now);
  const database = keepOneRotation(queued, start);
  const mortal: Call = async (work) => {
    now += 10;
    calls += 1;
    if (calls < dies) return work();
    if (calls === dies && story.when === "after") work();
    return dead();
  };
  const immortal: Call = (work) => Promise.resolve(work());
  const processOf = (call: Call) => {
    const rotator: OutsideRotator = {
      repeatable,
      start: () => call(() => system.begin(repeatable)),
      look: () => call(system.look),
      stop: () => call(system.stop),
    };
    return () =>
      sweepRotations({
        ...{ rotations: database.reachedBy(call), clock: { now: () => new Date(now) } },
        vaults: { watched: () => Promise.resolve([vault]) },
        plans: {
          find: () => Promise.resolve(undefined),
          list: unused,
          due: unused,
          change: unused,
        },
        rotatorVault: { versions: () => call(system.versions), setEnabled: unused },
        reads: { progress: unused, list: unused },
        pace: { take: () => Promise.resolve(0) },
        ...{ rotators: new Map([["github-actions", rotator]]), keyVault: { versions: unused } },
        pause: unused,
        failed: (cause) => {
          throw cause;
        },
      });
  };
  const isOver = () => ["succeeded", "failed", "cancelled"].includes(database.row().status);
  const sweeps = [processOf(mortal), processOf(immortal)];
  for (let round = 0; round < 2_000 && !isOver(); round += 1) {
    const sweep = sweeps[calls < dies ? 0 : 1];
    await Promise.race([sweep?.(), new Promise((resolve) => setImmediate(resolve))]);
    now += SECOND;
    if (story.cancelledAfter === round) {
      await database.reachedBy(immortal).change("", (row) => askedToStop(row, new Date(now)));
    }
  }
  now += 60 * 60 * SECOND;
  const made = system.versions().filter(({ version }) => version !== "old");
  return { row: database.row(), made, runs: system.runs.length, calls, all: system.versions() };
};

const points = Array.from({ length: 24 }, (_, index) => index + 1);

describe("an errand whose process dies at any of its calls", () => {
  it.each([
    ["before it", false],
    ["after it", false],
    ["before it", true],
    ["after it", true],
  ] as const)("%s, where the same errand is known again: %s", async (when, repeatable) => {
    for (const dies of points) {
      const at = when === "before it" ? "before" : "after";
      const { row, made, runs, all } = await play({ dies, when: at, repeatable });
      expect([dies, runs <= 1, made.length]).toEqual([dies, true, runs]);
      expect([dies, row.status]).toEqual([dies, made.length === 1 ? "succeeded" : "failed"]);
      if (repeatable) expect([dies, row.status]).toEqual([dies, "succeeded"]);
      if (row.status === "failed")
        expect(row.trouble).toContain("Look there before you start again");
      expect(inUse(all)).toBeDefined();
    }
  });
});

describe("an errand", () => {
  it.each<[string, Story, RotationRecord["status"], number, string | undefined]>([
    ["goes well", {}, "succeeded", 1, undefined],
    ["goes wrong", { going: "wrong" }, "failed", 0, "has failed"],
    ["goes wrong late", { going: "late" }, "failed", 1, "after it had written"],
    ["hangs", { going: "hangs" }, "failed", 0, "longer than its plan allows"],
    ["tags nothing", { going: "without a tag" }, "failed", 1, "carries the tag"],
    ["is refused", { answers: ["refused"] }, "failed", 0, "Nothing was begun"],
    [
      "waits for its turn",
      { answers: ["throttled", "throttled", "taken"] },
      "succeeded",
      1,
      undefined,
    ],
    ["is taken without an answer", { answers: ["taken, answer lost"] }, "succeeded", 1, undefined],
    [
      "is not taken, without an answer",
      { answers: ["not taken, answer lost"] },
      "failed",
      0,
      "not known",
    ],
    [
      "is not taken, without an answer, and known again",
      { answers: ["not taken, answer lost", "taken"], repeatable: true },
      "succeeded",
      1,
      undefined,
    ],
    ["is cancelled in time", { cancelledAfter: 8 }, "cancelled", 0, undefined],
    ["is cancelled too late", { cancelledAfter: 22 }, "failed", 1, "after it had written"],
  ])("%s", async (_what, story, status, versions, words) => {
    const { row, made } = await play(story);
    expect([row.status, made.length]).toEqual([status, versions]);
    if (words === undefined) expect(row.trouble).toBeUndefined();
    else expect(row.trouble).toContain(words);
    expect(row.steps.every((step) => step.status !== "running" && step.status !== "waiting")).toBe(
      true,
    );
  });
});
