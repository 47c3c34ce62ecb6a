import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPace } from "../../api/src/storage/pace-store.ts";
import { kinds, open, type Opened, type Places } from "./place.ts";

type Pace = ReturnType<typeof createPace>;

const start = Date.UTC(2030, 0, 1);
const second = 1_000;

/** Each comes again when it was told to. @returns when each had its turn, in milliseconds */
const herd = async (
  of: (number: number) => Pace,
  backEnd: string,
  count: number,
  windows: Parameters<Pace["take"]>[0]["windows"],
  cost = 1,
): Promise<readonly number[]> => {
  const due = Array.from({ length: count }, (_, taker) => ({ taker: String(taker), at: start }));
  const had: number[] = [];
  while (due.length > 0) {
    due.sort((one, other) => one.at - other.at);
    const now = due[0]?.at ?? start;
    const together = due.splice(0, due.filter(({ at }) => at === now).length);
    const waits = await Promise.all(
      together.map(({ taker }, number) =>
        of(number).take({ backEnd, taker, windows, cost }, new Date(now)),
      ),
    );
    for (const [number, wait] of waits.entries()) {
      const { taker = "" } = together[number] ?? {};
      if (wait === 0) had.push(now);
      else due.push({ taker, at: now + wait });
    }
  }
  return had;
};

const most = (had: readonly number[], ms: number): number =>
  Math.max(...had.map((from) => had.filter((at) => from <= at && at < from + ms).length));

describe.each(kinds)("turns, on $name", ({ start: startPlaces }) => {
  let places: Places;
  let replicas: readonly Opened[];
  let paces: readonly Pace[];
  beforeAll(async () => {
    places = await startPlaces();
    const place = await places.fresh();
    const first = await open(place);
    // A folder is one process's own.
    replicas = "server" in place ? [first, await open(place), await open(place)] : [first];
    paces = replicas.map(createPace);
  });
  afterAll(async () => {
    for (const one of replicas) await one.close();
    await places.stop();
  });
  const of = (number: number): Pace => {
    const pace = paces[number % paces.length];
    if (!pace) throw new Error("There is none.");
    return pace;
  };

  it("never go beyond any window, whichever replica gives them, and waste none", async () => {
    const windows = [
      { most: 20, ms: 10 * second },
      { most: 50, ms: 60 * second },
    ];
    const had = await herd(of, "two windows", 120, windows);
    expect(had).toHaveLength(120);
    expect(most(had, 10 * second)).toBe(20);
    expect(most(had, 60 * second)).toBe(50);
    expect(Math.max(...had) - start).toBe(120 * second);
  }, 60_000);

  it("are one back end's own", async () => {
    const windows = [{ most: 1, ms: 60 * second }];
    const taken = ["a", "b"].map((backEnd) =>
      of(0).take({ backEnd, taker: "x", windows }, new Date(start)),
    );
    expect(await Promise.all(taken)).toEqual([0, 0]);
  });

  it("count for what they cost", async () => {
    const had = await herd(of, "points", 6, [{ most: 10, ms: 10 * second }], 5);
    expect(had.map((at) => at - start)).toEqual([0, 0, 10, 10, 20, 20].map((at) => at * second));
  });

  it("are kept for whom they are promised to, and are theirs once", async () => {
    const windows = [{ most: 1, ms: 10 * second }];
    const take = (taker: string, at: number) =>
      of(at).take({ backEnd: "promised", taker, windows }, new Date(start + at * second));
    expect(await take("first", 0)).toBe(0);
    expect(await take("second", 1)).toBe(9 * second);
    expect(await take("third", 2)).toBe(18 * second);
    expect(await take("second", 3)).toBe(7 * second);
    expect(await take("second", 10)).toBe(0);
    expect(await take("second", 11)).toBe(19 * second);
  });

  it("wait where the back end asks for silence, in every replica", async () => {
    const turn = { backEnd: "quiet", taker: "x", windows: [{ most: 9, ms: second }] };
    await of(0).keepQuiet("quiet", new Date(start + 30 * second));
    expect(await of(1).take(turn, new Date(start))).toBe(30 * second);
    expect(await of(2).take(turn, new Date(start + 30 * second))).toBe(0);
  });
});
