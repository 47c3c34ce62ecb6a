import { describe, expect, it } from "vitest";
import { allowance } from "./allowance.ts";

const begin = 1_800_000_000_000;

describe("what a person may ask in a minute", () => {
  it("is refused beyond its limit until the minute is over, and says for how long", () => {
    const take = allowance(2);
    expect([take("a", begin), take("a", begin + 1), take("a", begin + 2)]).toEqual([0, 0, 60]);
    expect(take("a", begin + 59_001)).toBe(1);
    expect(take("a", begin + 59_999)).toBe(1);
    expect(take("a", begin + 60_000)).toBe(0);
  });

  it("is nobody else's", () => {
    const take = allowance(1);
    expect([take("a", begin), take("a", begin), take("b", begin)]).toEqual([0, 60, 0]);
  });

  it("is not held back by a clock that was set back", () => {
    const take = allowance(1);
    expect([take("a", begin), take("a", begin - 3_600_000)]).toEqual([0, 0]);
  });
});
