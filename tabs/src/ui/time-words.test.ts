import { describe, expect, it } from "vitest";
import {
  ageWords,
  countdownWords,
  knownLocale,
  localWords,
  relativeWords,
  utcWords,
} from "./time-words.ts";

const now = Date.parse("2026-11-23T12:00:00Z");

describe("from now", () => {
  it.each([
    ["2026-11-23T12:00:20Z", "now"],
    ["2026-11-23T12:06:00Z", "in 6 minutes"],
    ["2026-11-23T09:00:00Z", "3 hours ago"],
    ["2026-11-24T12:00:00Z", "tomorrow"],
    ["2026-11-29T12:00:00Z", "in 6 days"],
    ["2026-09-29T12:00:00Z", "55 days ago"],
    ["2026-08-01T12:00:00Z", "4 months ago"],
    ["2031-11-23T12:00:00Z", "in 5 years"],
  ])("says %s as %s", (instant, words) => {
    expect(relativeWords(instant, now, "en")).toBe(words);
  });

  it("never says 60 minutes or 24 hours", () => {
    expect(relativeWords("2026-11-23T12:59:40Z", now, "en")).toBe("in 1 hour");
    expect(relativeWords("2026-11-24T11:45:00Z", now, "en")).toBe("tomorrow");
  });

  it("speaks the person's language", () => {
    expect(relativeWords("2026-11-29T12:00:00Z", now, "de-DE")).toBe("in 6 Tagen");
  });
});

it("does not fail on a locale that is none", () => {
  expect(knownLocale("not a locale")).toBe("en");
  expect(knownLocale("de-de")).toBe("de-DE");
});

it("names the person's own zone", () => {
  const words = localWords("2026-11-23T12:00:00Z", "en-GB", "Asia/Tokyo");
  expect(words).toContain("21:00");
  expect(words).toMatch(/GMT\+9|JST/);
});

it("names UTC", () => {
  expect(utcWords("2026-11-23T12:00:00.000Z")).toBe("2026-11-23 12:00 UTC");
});

it("tells the age of what was read, and never that it is from the future", () => {
  expect(ageWords(now - 10_000, now, "en")).toBe("a moment ago");
  expect(ageWords(now + 10_000, now, "en")).toBe("a moment ago");
  expect(ageWords(now - 180_000, now, "en")).toBe("3 minutes ago");
});

it("counts down in seconds, and in minutes from 60 on", () => {
  expect(countdownWords(59)).toBe("59 s");
  expect(countdownWords(125)).toBe("2 min 5 s");
});
