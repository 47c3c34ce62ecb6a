import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { daysWords, isBackwards, presets } from "./days.ts";

const now = Date.parse("2026-11-23T23:30:00Z");

beforeEach(() => vi.stubEnv("TZ", "Asia/Tokyo"));
afterEach(() => vi.unstubAllEnvs());

describe("days to choose from", () => {
  it("end with today, which is that of the person", () => {
    expect(presets(now).map(({ title, from }) => `${title} ${from}`)).toEqual([
      "All ",
      "Today 2026-11-24",
      "Last 7 days 2026-11-18",
      "Last 30 days 2026-10-26",
    ]);
  });

  it("are backwards only where both are given", () => {
    expect(isBackwards({ from: "2026-11-02", to: "2026-11-01" })).toBe(true);
    expect(isBackwards({ from: "2026-11-01", to: "2026-11-01" })).toBe(false);
    expect(isBackwards({ from: "2026-11-01", to: "" })).toBe(false);
  });

  it.each([
    ["", "", undefined],
    ["2026-11-18", "", "Last 7 days"],
    ["2026-11-17", "", "since Nov 17, 2026"],
    ["", "2026-11-17", "until Nov 17, 2026"],
  ])("from %j to %j are %j", (from, to, words) => {
    expect(daysWords({ from, to }, now, "en")).toBe(words);
  });

  it("are said as a span", () => {
    const words = daysWords({ from: "2026-11-03", to: "2026-11-14" }, now, "en");
    expect(words).toMatch(/^Nov 3\W+14, 2026$/u);
  });
});
