import { describe, expect, it } from "vitest";
import { createPace } from "./pace.ts";

const start = Date.parse("2026-03-01T12:00:00Z");
const world = () => {
  let at = start;
  return {
    pace: createPace({ now: () => new Date(at) }),
    pass: (ms: number) => (at += ms),
    at: () => at,
  };
};

describe("the pace of GitHub", () => {
  it("lets no 81st run into one minute, and the next one as soon as the first has left it", () => {
    const { pace, pass } = world();
    for (let count = 0; count < 80; count += 1) {
      expect(pace.untilMaking()).toBe(0);
      pace.made();
      pass(100);
    }
    expect(pace.untilMaking()).toBe(60_000 - 8_000);
    pass(52_000);
    expect(pace.untilMaking()).toBe(0);
  });
  it("lets no 501st into one hour, however slowly they come", () => {
    const { pace, pass } = world();
    for (let count = 0; count < 500; count += 1) {
      pace.made();
      pass(1_000);
    }
    expect(pace.untilMaking()).toBe(3_600_000 - 500_000);
  });
  it("keeps silent as long as it was told to", () => {
    const { pace, pass } = world();
    pace.told({ "retry-after": "30" });
    expect([pace.untilMaking(), pace.untilLooking()]).toEqual([30_000, 30_000]);
    pass(30_000);
    expect([pace.untilMaking(), pace.untilLooking()]).toEqual([0, 0]);
  });
  it("stops looking before the hour is used up, and sending only then", () => {
    const { pace, at } = world();
    const reset = String(at() / 1000 + 600);
    const told = (remaining: string) =>
      pace.told({ "x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset });
    told("101");
    expect(pace.untilLooking()).toBe(0);
    told("100");
    expect([pace.untilMaking(), pace.untilLooking()]).toEqual([0, 600_000]);
    told("0");
    expect(pace.untilMaking()).toBe(600_000);
  });
});
