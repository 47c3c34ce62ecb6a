import { describe, expect, it } from "vitest";
import { createGitHubPace } from "./pace.ts";

const start = Date.parse("2026-03-01T12:00:00Z");
const world = () => {
  let at = start;
  const quiet: number[] = [];
  const taken: string[] = [];
  const pace = createGitHubPace(
    {
      take: async ({ taker }) => taken.push(taker) * 0,
      keepQuiet: async (_backEnd, until) => void quiet.push(until.getTime() - start),
    },
    { now: () => new Date(at) },
  );
  return { pace, quiet, taken, pass: (ms: number) => (at += ms) };
};
const limits = (remaining: number) => ({
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": String(start / 1000 + 600),
});

describe("the pace of GitHub", () => {
  it("keeps silent as long as it was told to, in every replica", async () => {
    const { pace, quiet, taken, pass } = world();
    await pace.told({ "retry-after": "30" });
    expect(quiet).toEqual([30_000]);
    expect(await pace.untilLooking("one")).toBe(30_000);
    pass(30_000);
    expect(await pace.untilLooking("one")).toBe(0);
    expect(taken).toEqual(["one"]);
  });
  it("stops looking before the hour is used up, and sending only then", async () => {
    const { pace, quiet } = world();
    await pace.told(limits(101));
    expect(await pace.untilLooking("one")).toBe(0);
    await pace.told(limits(100));
    expect([await pace.untilLooking("one"), quiet]).toEqual([600_000, []]);
    await pace.told(limits(0));
    expect(quiet).toEqual([600_000]);
  });
  it("says nothing where the answer says nothing", async () => {
    const { pace, quiet } = world();
    await pace.told({});
    expect([await pace.untilLooking("one"), quiet]).toEqual([0, []]);
  });
});
