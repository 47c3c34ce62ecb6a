import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proven, type ReadLogProgress } from "../audit/log-standing.ts";
import type { KeptRead } from "../audit/kept-read.ts";
import type { HeldRotation, Rotations } from "../ports/rotations.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { retireVersion } from "./retire-version.ts";
import type { RotationRecord } from "./rotation.ts";
import { type Evidence, silenceOf } from "./silence.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.parse("2026-03-02T12:00:00Z");
const at = (ms: number): Date => new Date(start + ms);
const target = { vault: "kv", name: "db", kind: "secret" } as const;
const vault = { name: "kv", uri: "https://kv", resourceId: "/kv", environment: "dev" };

const rotationOf = (overlapMs: number, quietMs: number): RotationRecord => ({
  ...{ id: "r", revision: 7, target, planVersion: 1, overlapMs, quietMs, trigger: "schedule" },
  settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true },
  ...{ status: "succeeded", createdAt: at(-1_000), endedAt: at(0), steps: [] },
  ...{ oldVersion: "old", newVersion: "new", dueAt: at(overlapMs) },
  retirement: { version: "old", status: "retiring", overlapEndsAt: at(overlapMs) },
});

const readBy = (ms: number, name: string, kind: "service" | "person"): KeptRead => ({
  ...{
    id: `${name} ${ms}`,
    at: at(ms),
    arrivedAt: at(ms),
    vault: "kv",
    name: "db",
    version: "old",
  },
  ...{ reader: { objectId: name, name, kind }, basis: "service", grant: undefined },
  ...{ client: undefined, address: undefined, because: undefined, nearest: undefined },
});

describe("silence", () => {
  const rotation = rotationOf(2 * HOUR, 3 * HOUR);
  const saidOf = (
    evidence: { readonly heard?: number; readonly reads?: Evidence["reads"] },
    now: number,
    changes: Partial<RotationRecord> = {},
  ): string => {
    const { heard, reads = [] } = evidence;
    const heartbeats = heard === undefined ? {} : { kv: at(heard) };
    const silence = silenceOf(
      { ...rotation, ...changes },
      { progress: { heartbeats }, reads },
      at(now),
    );
    return silence.proven ? "proven" : silence.trouble;
  };

  it.each([
    ["of a vault that does not log", {}, 90 * HOUR, "No log of reads has arrived from kv. Say"],
    ["that is shorter than the quiet time", { heard: 3 * HOUR - 1 }, 4 * HOUR, "for 3 hours"],
    ["that is proven of long ago only", { heard: 3 * HOUR }, 5 * HOUR, "is late"],
  ])("%s proves nothing", (_what, evidence, now, words) => {
    expect(saidOf(evidence, now)).toContain(words);
  });

  it("within the overlap proves nothing", () => {
    const retirement = { version: "old", status: "retiring", overlapEndsAt: at(9 * HOUR) } as const;
    expect(saidOf({ heard: 4 * HOUR }, 4.5 * HOUR, { retirement })).toContain(
      "It is disabled once",
    );
  });

  it("of a key is that nobody uses it", () => {
    const key = { ...target, kind: "key" } as const;
    const reads = [readBy(3 * HOUR, "Application a", "service")];
    expect(saidOf({ heard: 4 * HOUR, reads }, 4.5 * HOUR, { target: key })).toContain(
      "Still used by Application a. It is disabled once nobody has used it",
    );
  });

  it("that somebody breaks is none: programs are named, people counted", () => {
    const reads = [
      readBy(4 * HOUR, "billing", "service"),
      readBy(3 * HOUR, "ada", "person"),
      readBy(2 * HOUR, "api", "service"),
      readBy(1.5 * HOUR, "billing", "service"),
      readBy(0.5 * HOUR, "long-gone", "service"),
    ];
    expect(saidOf({ heard: 4 * HOUR, reads }, 4.5 * HOUR)).toBe(
      "Still read by api, billing, 1 person. It is disabled once nobody has read it for 3 hours.",
    );
  });

  it("as long as the plan says, and heard of lately, is proven", () => {
    const reads = [readBy(HOUR, "billing", "service")];
    expect(saidOf({ heard: 4 * HOUR, reads }, 4.5 * HOUR)).toBe("proven");
  });
});

const STEP = 10 * MINUTE;
const STEPS = 6 * 24;

const history = fc.record({
  overlap: fc.integer({ min: 0, max: 8 }),
  quiet: fc.integer({ min: 1, max: 6 }),
  reads: fc.array(
    fc.record({
      minute: fc.integer({ min: 0, max: 20 * 60 }),
      lateSeconds: fc.integer({ min: 0, max: 600 }),
      twice: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  beatsLateSeconds: fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 7 }),
  /** Nothing arrives from then on, for so long; then all of it at once. Or it never does. */
  silences: fc.array(
    fc.record({
      minute: fc.integer({ min: 0, max: 20 * 60 }),
      minutes: fc.oneof(fc.integer({ min: 5, max: 400 }), fc.constant(100_000)),
    }),
    { maxLength: 2 },
  ),
  /** Others disable or enable the new version, at a step or between our look and our write. */
  others: fc.array(
    fc.record({
      step: fc.nat({ max: STEPS }),
      enabled: fc.boolean(),
      amidst: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

/** A workspace, where lines arrive late, in any order, twice, or never. */
const workspaceOf = ({ reads, beatsLateSeconds, silences }: History) => {
  const beats: { ms: number; arrivesAt: number }[] = [];
  const arrives = (written: number, lateSeconds: number): number => {
    const held = silences
      .map(({ minute, minutes }) => ({ from: minute * MINUTE, to: (minute + minutes) * MINUTE }))
      .filter(({ from, to }) => from <= written && written < to);
    return Math.max(written, ...held.map(({ to }) => to)) + lateSeconds * 1000;
  };
  const written = reads.flatMap(({ minute, lateSeconds, twice }) => {
    const line = { ms: minute * MINUTE, arrivesAt: arrives(minute * MINUTE, lateSeconds) };
    return twice ? [line, { ...line, arrivesAt: line.arrivesAt + MINUTE }] : [line];
  });
  return {
    written,
    beat: (now: number, step: number): void => {
      const lateSeconds = beatsLateSeconds[step % beatsLateSeconds.length] ?? 0;
      beats.push({ ms: now, arrivesAt: arrives(now, lateSeconds) });
    },
    beatsAt: (now: number) =>
      beats
        .filter(({ arrivesAt }) => arrivesAt <= now)
        .map(({ ms, arrivesAt }) => ({ vault: "kv", at: at(ms), arrivedAt: at(arrivesAt) }))
        .reverse(),
    readsAt: (now: number): readonly KeptRead[] =>
      written
        .filter(({ arrivesAt }) => arrivesAt <= now)
        .map(({ ms }) => readBy(ms, "billing", "service"))
        .toSorted((one, other) => other.at.getTime() - one.at.getTime()),
    /** Our own line that counts: arrived, and so long ago that all that was written before has, too. */
    heardTo: (now: number): number => {
      const ripe = beats.filter(({ arrivesAt }) => arrivesAt <= now - 10 * MINUTE);
      return Math.max(-Infinity, ...ripe.map(({ ms }) => ms));
    },
  };
};

/** Two versions of a secret; others turn the new one off and on. */
const vaultOf = ({ others }: History) => {
  const enabled = { old: true, new: true };
  const versionOf = (version: "old" | "new"): VersionMetadata => {
    const createdAt = version === "old" ? at(-90 * HOUR) : at(0);
    const of = { ...target, version, enabled: enabled[version], createdAt, updatedAt: createdAt };
    return { ...of, tags: {}, managed: false };
  };
  return {
    enabled,
    versions: () => [versionOf("new"), versionOf("old")],
    othersAct: (step: number, amidst: boolean): void => {
      for (const other of others) {
        if (other.step === step && other.amidst === amidst) enabled.new = other.enabled;
      }
    },
  };
};

const unused = () => Promise.reject(new Error("not called here"));

/** A rotation that waits to be retired, and when its old version was disabled. */
const retireIn = async (told: History) => {
  const workspace = workspaceOf(told);
  const { enabled, versions, othersAct } = vaultOf(told);
  const disabledAt: number[] = [];
  let rotation = rotationOf(told.overlap * HOUR, told.quiet * HOUR);
  let heartbeats: ReadLogProgress["heartbeats"] = {};
  const rotations: Rotations = {
    ...{
      add: unused,
      find: unused,
      running: unused,
      list: unused,
      usedUp: unused,
      change: unused,
      claim: unused,
    },
    hold: () => Promise.resolve(true),
    settle: (held: HeldRotation, change) => {
      ({ rotation } = change);
      return Promise.resolve({ lease: held.lease, rotation });
    },
  };
  const portsAt = (now: number, step: number) => ({
    rotations,
    clock: { now: () => at(now) },
    vaults: { watched: () => Promise.resolve([vault]) },
    reads: {
      progress: () =>
        Promise.resolve({ heartbeats, arrivedTo: at(now), askedAt: at(now), trouble: undefined }),
      list: () => Promise.resolve(workspace.readsAt(now)),
    },
    rotatorVault: {
      versions: () => Promise.resolve(versions()),
      setEnabled: async (_vault: object, _target: object, _version: string, wanted: boolean) => {
        if (!wanted) {
          expect(enabled.new).toBe(true);
          disabledAt.push(now);
          othersAct(step, true);
        }
        enabled.old = wanted;
        return { done: true } as const;
      },
    },
  });
  for (let step = 0; step <= STEPS; step += 1) {
    const now = step * STEP;
    othersAct(step, false);
    workspace.beat(now, step);
    heartbeats = proven(heartbeats, workspace.beatsAt(now), at(now));
    const due = rotation.dueAt?.getTime() ?? Infinity;
    if (rotation.retirement?.status !== "retiring" || due > start + now) continue;
    await retireVersion(portsAt(now, step), { lease: "l", rotation });
    if (disabledAt.at(-1) === now) expect(enabled.old || enabled.new).toBe(true);
  }
  return { workspace, disabledAt, retirement: rotation.retirement };
};

describe("an old version", () => {
  it("is never disabled while it is read or silence is unproven, nor as the last one enabled", async () => {
    let disabled = 0;
    await fc.assert(
      fc.asyncProperty(history, async (told) => {
        const { workspace, disabledAt, retirement } = await retireIn(told);
        const quiet = told.quiet * HOUR;
        for (const when of disabledAt) {
          disabled += 1;
          const heard = workspace.heardTo(when);
          expect(heard).toBeGreaterThanOrEqual(Math.max(quiet, told.overlap * HOUR));
          expect(when - heard).toBeLessThanOrEqual(HOUR);
          const breaking = workspace.written.filter(
            ({ ms, arrivesAt }) => ms > heard - quiet && (ms <= heard || arrivesAt <= when),
          );
          expect(breaking).toEqual([]);
        }
        const isWellHeard = told.silences.length === 0 && told.others.length === 0;
        if (isWellHeard && told.quiet <= 2) expect(retirement?.status).toBe("retired");
        if (retirement?.status === "retiring") expect(retirement.trouble).toBeDefined();
      }),
      { numRuns: 1_000, seed: 20_260_302 },
    );
    // A property of what never happens says nothing.
    expect(disabled).toBeGreaterThan(300);
  }, 120_000);
});
