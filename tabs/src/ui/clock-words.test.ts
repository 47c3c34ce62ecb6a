import { expect, it } from "vitest";
import { clockWords, endWords, momentWords } from "./clock-words.ts";

const now = Date.parse("2026-11-23T21:30:00Z");
const at = (instant: string) => momentWords(Date.parse(instant), now, "en-GB", "Europe/Berlin");

it("a moment is told by the day of the person's own zone", () => {
  expect(at("2026-11-23T22:00:00Z")).toBe("today at 23:00");
  expect(at("2026-11-23T23:00:00Z")).toBe("tomorrow at 00:00");
  expect(at("2026-11-22T22:59:00Z")).toBe("yesterday at 23:59");
  expect(at("2026-11-27T08:30:00Z")).toBe("Fri 27 Nov at 09:30");
});

it("an end of today needs no day", () => {
  const end = (instant: string) => endWords(Date.parse(instant), now, "en-GB", "Europe/Berlin");
  expect(end("2026-11-23T22:00:00Z")).toBe("23:00");
  expect(end("2026-11-24T08:00:00Z")).toBe("tomorrow at 09:00");
});

it.each([
  [0, "0:00"],
  [-5, "0:00"],
  [1, "0:01"],
  [245_000, "4:05"],
  [3_845_000, "1:04:05"],
])("%i ms are %s", (milliseconds, words) => {
  expect(clockWords(milliseconds)).toBe(words);
});
