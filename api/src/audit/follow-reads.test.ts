import fc from "fast-check";
import { expect, it } from "vitest";
import type { LogAnswer, ReadLog } from "../ports/read-log.ts";
import type { HeldLog } from "../ports/reads.ts";
import { ProblemError } from "../problem-error.ts";
import { followReads, type FollowingPorts } from "./follow-reads.ts";
import type { KeptRead } from "./kept-read.ts";
import { completeTo, type ReadLogProgress } from "./log-standing.ts";
import type { ReadLine } from "./logged-read.ts";

const MINUTE = 60_000;
const vault = "kv-platform";
const start = Date.parse("2026-03-04T12:00:00.000Z");

/** A read, or a sign of life of ours, on its way to the workspace. */
interface Line {
  readonly number: number;
  readonly writtenAt: number;
  readonly arrivesAt: number;
  readonly beat: boolean;
}

const lineOf = ({ number, writtenAt, arrivesAt }: Line): ReadLine => ({
  at: new Date(writtenAt),
  arrivedAt: new Date(arrivesAt),
  vault,
  secret: "deploy-bot-token",
  version: undefined,
  reader: { objectId: `person-${number % 3}`, name: undefined, kind: "person" },
  client: undefined,
  address: undefined,
  assignment: undefined,
  correlation: String(number),
});

/** A workspace that answers as Log Analytics does, and a store of what was kept. */
const worldOf = (written: readonly Line[]) => {
  let now = start;
  let failures = 0;
  let progress: ReadLogProgress = {
    ...{ arrivedTo: undefined, askedAt: undefined, trouble: undefined },
    heartbeats: {},
  };
  const beats: Line[] = [];
  const kept = new Map<string, KeptRead>();
  let entries = 0;
  const silences: [number, number][] = [];
  const lateBy = (at: number) => {
    const silence = silences.find(([from, to]) => from <= at && at < to);
    return silence ? silence[1] + MINUTE : at + 3 * MINUTE;
  };
  const ask = async (from: Date, to: Date, limit: number): Promise<LogAnswer> => {
    if (failures > 0) {
      failures -= 1;
      throw new ProblemError("upstream_throttled");
    }
    const rows = [...written, ...beats]
      .filter(({ arrivesAt }) => arrivesAt <= now)
      .filter(({ arrivesAt }) => from.getTime() <= arrivesAt && arrivesAt <= to.getTime())
      .toSorted((one, other) => one.arrivesAt - other.arrivesAt)
      .slice(0, limit);
    const last = rows.at(-1);
    return {
      lines: rows.filter(({ beat }) => !beat).map(lineOf),
      heartbeats: rows.flatMap(({ beat, writtenAt, arrivesAt }) =>
        beat ? [{ vault, at: new Date(writtenAt), arrivedAt: new Date(arrivesAt) }] : [],
      ),
      moreFrom: rows.length < limit || !last ? undefined : new Date(last.arrivesAt),
    };
  };
  const log: ReadLog = {
    vaults: [vault],
    beat: async () => {
      beats.push({ number: -1, writtenAt: now, arrivesAt: lateBy(now), beat: true });
    },
    ask: (from, to, limit) => ask(from, to, limit / 5_000),
  };
  const ports: FollowingPorts = {
    log,
    reads: {
      claim: async (): Promise<HeldLog> => ({ lease: "mine", progress }),
      advance: async (_held, next) => {
        progress = next;
        return true;
      },
      windows: async () => [],
      known: async (ids) => new Set(ids.filter((id) => kept.has(id))),
      keep: async (reads) => {
        for (const { read } of reads) {
          if (!kept.has(read.id)) entries += 1;
          kept.set(read.id, read);
        }
        return reads.length;
      },
    },
    ids: { of: (name) => name },
    clock: { now: () => new Date(now) },
    leaseMs: MINUTE,
  };
  return {
    round: async (at: number, failing: boolean) => {
      now = at;
      failures = failing ? 1 : 0;
      await followReads(ports);
    },
    silence: (from: number, to: number) => silences.push([from, to]),
    kept: () => [...kept.values()],
    entries: () => entries,
    progress: () => progress,
  };
};

const history = fc.record({
  reads: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 120 }),
      late: fc.integer({ min: 0, max: 600 }),
      twice: fc.boolean(),
    }),
    { maxLength: 40 },
  ),
  silent: fc.option(
    fc.record({ from: fc.integer({ min: 0, max: 90 }), for: fc.integer({ min: 5, max: 60 }) }),
  ),
  failing: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
});

it("never says that it is complete where a read is missing, and misses none in the end", async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ reads, silent, failing }) => {
      const until = silent ? silent.from + silent.for : 0;
      const written = reads.flatMap(({ at, late, twice }, number): Line[] => {
        const writtenAt = start + at * MINUTE;
        const held = silent && at >= silent.from && at < until;
        const arrivesAt = (held ? start + until * MINUTE : writtenAt) + late * 1000;
        const line = { number, writtenAt, arrivesAt, beat: false };
        return twice ? [line, { ...line, arrivesAt: arrivesAt + 30_000 }] : [line];
      });
      const world = worldOf(written);
      if (silent) world.silence(start + silent.from * MINUTE, start + until * MINUTE);
      for (let minute = 0; minute <= 220; minute += 1) {
        await world.round(start + minute * MINUTE, failing[minute % failing.length] === true);
        const complete = completeTo(world.progress(), [vault])?.getTime() ?? 0;
        const known = new Set(world.kept().map(({ at }) => at.getTime()));
        const missing = written.filter(
          ({ writtenAt }) => writtenAt <= complete && !known.has(writtenAt),
        );
        expect(missing).toEqual([]);
      }
      await world.round(start + 240 * MINUTE, false);
      expect(
        world
          .kept()
          .map(({ at }) => at.getTime())
          .sort(),
      ).toEqual(reads.map(({ at }) => start + at * MINUTE).sort());
      expect(world.entries()).toBe(reads.length);
      expect(world.progress().trouble).toBeUndefined();
    }),
    { numRuns: 100 },
  );
}, 60_000);

it("goes on where one instant brings more lines than one answer holds", async () => {
  const arrivesAt = start - MINUTE;
  const written = Array.from({ length: 9 }, (_, number) => ({
    ...{ number, writtenAt: arrivesAt - number, arrivesAt, beat: false },
  }));
  const world = worldOf(written);
  await world.round(start, false);
  expect(world.kept()).toHaveLength(9);
});
