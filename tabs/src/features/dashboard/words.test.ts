import { describe, expect, it } from "vitest";
import { isTight, medianWords, secretWords } from "./words.ts";

describe("the figures in words", () => {
  it("say nothing of a time that nobody took", () => {
    expect(medianWords(undefined)).toBe("–");
  });

  it("say a time as plainly as it deserves", () => {
    expect(medianWords(0.5)).toBe("Under 1 minute");
    expect(medianWords(12.4)).toBe("12 minutes");
    expect(medianWords(90)).toBe("1 hour and 30 minutes");
  });

  it("name a vault as a whole", () => {
    expect(secretWords({ vault: "kv-a", count: 1 })).toBe("kv-a as a whole");
  });

  it("warn before role assignments run out", () => {
    expect(isTight({ used: 3_199, limit: 4_000 })).toBe(false);
    expect(isTight({ used: 3_200, limit: 4_000 })).toBe(true);
  });
});
