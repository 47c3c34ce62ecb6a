import { describe, expect, it } from "vitest";
import { durationWords, readDuration, withDurationsInWords } from "./duration-words.ts";

describe("a duration that somebody typed", () => {
  it.each(["", "soon", "4", "4 parsecs", "hours", "4 hours or so", "P", "PT", "P1M", "0 minutes"])(
    "%j is none",
    (text) => {
      expect(readDuration(text)).toBeUndefined();
    },
  );

  it.each([
    ["90 minutes", "PT1H30M"],
    ["1h 30m", "PT1H30M"],
    ["1h30m", "PT1H30M"],
    ["1.5 hours", "PT1H30M"],
    ["1,5 h", "PT1H30M"],
    ["1 hour and 5 minutes", "PT1H5M"],
    ["20 s", "PT20S"],
    [" 2 Days ", "P2D"],
    ["pt2h", "PT2H"],
    ["24 hours", "P1D"],
  ])("%j is %s", (text, duration) => {
    expect(readDuration(text)).toBe(duration);
  });
});

it("is said in words that can be typed again", () => {
  for (const duration of ["PT1H", "PT1H30M", "P1DT4H5M6S", "PT20S"]) {
    expect(readDuration(durationWords(duration))).toBe(duration);
  }
  expect(durationWords("PT1H30M")).toBe("1 hour and 30 minutes");
});

it("what the service says of durations is read as words", () => {
  expect(withDurationsInWords("Access is granted for at least PT15M.")).toBe(
    "Access is granted for at least 15 minutes.",
  );
  expect(withDurationsInWords("PTA and P5 stay")).toBe("PTA and P5 stay");
});
