import { describe, expect, it } from "vitest";
import { durationOf, millisecondsOf } from "./duration.ts";
import { Duration } from "./primitives.ts";

describe("a duration", () => {
  it.each([
    ["PT5S", 5],
    ["PT20M", 1_200],
    ["PT4H", 14_400],
    ["PT1H30M", 5_400],
    ["P1D", 86_400],
    ["P1DT1H1M1S", 90_061],
    ["PT0S", 0],
  ])("%s is %i seconds, and is written so", (duration, seconds) => {
    expect(Duration.parse(duration)).toBe(duration);
    expect(millisecondsOf(duration)).toBe(seconds * 1000);
    expect(durationOf(seconds * 1000)).toBe(duration);
  });

  it.each(["", "P", "PT", "4H", "P1M", "P1Y", "P1W", "PT-1H", "PT1.5H", "pt4h", "PT4H ", "P1DT"])(
    "is not %j",
    (text) => {
      expect(Duration.safeParse(text).success).toBe(false);
    },
  );

  it("is never written longer than it is", () => {
    expect(durationOf(1_999)).toBe("PT1S");
    expect(durationOf(-5)).toBe("PT0S");
  });
});
