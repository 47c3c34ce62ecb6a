import { expect, it } from "vitest";
import { newsBetween, phasesOf } from "./grant-news.ts";

const now = Date.parse("2026-11-23T12:00:00Z");
const grant = {
  id: "g",
  secret: { vault: "kv", name: "n" },
  status: "active",
  endsAt: "2026-11-23T12:30:00Z",
} as const;
const at = (minutes: number) => phasesOf([grant], now + minutes * 60_000);

it("a clock that ticks is no news", () => {
  expect(newsBetween(at(0), at(10))).toBeUndefined();
  expect(newsBetween(at(21), at(22))).toBeUndefined();
  expect(newsBetween(at(31), new Map())).toBeUndefined();
  expect(newsBetween(new Map(), at(25))).toBeUndefined();
});

it("ten minutes before the end and the end are, once each", () => {
  expect(newsBetween(at(19), at(21))).toMatch(/Less than 10 minutes are left .* n in kv/);
  expect(newsBetween(at(29), at(31))).toBe("Your access to n in kv has ended.");
  expect(newsBetween(at(5), new Map())).toBe("Your access to n in kv has ended.");
});

it("an extension is no end", () => {
  const longer = { ...grant, endsAt: "2026-11-23T13:30:00Z" };
  expect(newsBetween(at(25), phasesOf([longer], now + 26 * 60_000))).toBeUndefined();
});
