import { describe, expect, it } from "vitest";
import { dueBy, nextRotations, whenOpen } from "./next-rotations.ts";

const at = (text: string) => new Date(text);
const iso = (dates: readonly Date[]) => dates.map((date) => date.toISOString().slice(0, 16));

const newest = { createdAt: at("2026-11-01T10:00:00Z"), expiresAt: at("2027-01-31T10:00:00Z") };
const now = at("2026-11-23T09:30:00Z");
const night = { cron: "0 2 * * 1-5", timeZone: "Europe/Berlin", length: "PT2H" };

describe("refused", () => {
  it("a pattern or a time zone that does not exist", () => {
    expect(() => whenOpen({ ...night, cron: "0 25 * * *" }, now)).toThrow();
    expect(() => whenOpen({ ...night, timeZone: "Europe/Atlantis" }, now)).toThrow();
  });

  it("a pattern with seconds", () => {
    expect(() => whenOpen({ ...night, cron: "0 0 2 * * 1" }, now)).toThrow();
  });
});

describe("due", () => {
  it("never without a cadence, nor where nothing expires", () => {
    expect(dueBy(undefined, newest)).toBeUndefined();
    expect(dueBy({ daysBeforeExpiry: 30 }, { createdAt: newest.createdAt })).toBeUndefined();
  });

  it("so long after the newest version, or so many days before it expires", () => {
    expect(dueBy({ every: "P30D" }, newest)).toEqual(at("2026-12-01T10:00:00Z"));
    expect(dueBy({ daysBeforeExpiry: 30 }, newest)).toEqual(at("2027-01-01T10:00:00Z"));
  });
});

describe("a window", () => {
  it("is open from its beginning on, and no longer at its end", () => {
    expect(whenOpen(night, at("2026-11-24T01:00:00Z"))).toEqual(at("2026-11-24T01:00:00Z"));
    expect(whenOpen(night, at("2026-11-24T02:59:59.500Z"))).toEqual(at("2026-11-24T02:59:59.500Z"));
    expect(whenOpen(night, at("2026-11-24T03:00:00Z"))).toEqual(at("2026-11-25T01:00:00Z"));
  });

  it("begins at the same time of day in summer and in winter", () => {
    expect(whenOpen(night, at("2026-10-23T12:00:00Z"))).toEqual(at("2026-10-26T01:00:00Z"));
    expect(whenOpen(night, at("2026-10-22T12:00:00Z"))).toEqual(at("2026-10-23T00:00:00Z"));
  });

  it("that never opens lets nothing begin", () => {
    const never = { ...night, cron: "0 2 31 2 *" };
    expect(whenOpen(never, now)).toBeUndefined();
    expect(nextRotations({ cadence: { every: "P30D" }, window: never }, newest, now, 5)).toEqual(
      [],
    );
  });
});

describe("the next times", () => {
  it("without a cadence are none", () => {
    expect(nextRotations({}, newest, now, 5)).toEqual([]);
  });

  it("follow each other by the cadence", () => {
    expect(iso(nextRotations({ cadence: { every: "P30D" } }, newest, now, 3))).toEqual([
      "2026-12-01T10:00",
      "2026-12-31T10:00",
      "2027-01-30T10:00",
    ]);
  });

  it("of what is overdue begin now", () => {
    expect(iso(nextRotations({ cadence: { every: "P7D" } }, newest, now, 2))).toEqual([
      "2026-11-23T09:30",
      "2026-11-30T09:30",
    ]);
  });

  it("wait for the window, and are counted from when they begin", () => {
    expect(
      iso(nextRotations({ cadence: { every: "P7D" }, window: night }, newest, now, 3)),
    ).toEqual(["2026-11-24T01:00", "2026-12-01T01:00", "2026-12-08T01:00"]);
  });

  it("before expiry are one: nobody knows yet when the next version expires", () => {
    expect(iso(nextRotations({ cadence: { daysBeforeExpiry: 30 } }, newest, now, 5))).toEqual([
      "2027-01-01T10:00",
    ]);
  });
});
