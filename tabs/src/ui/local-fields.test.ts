import { afterEach, describe, expect, it, vi } from "vitest";
import { dayBegins, isDay, localDay, localMoment, zoneWords } from "./local-fields.ts";

afterEach(() => vi.unstubAllEnvs());

describe("a day of the person's own", () => {
  it.each(["", "yesterday", "2026-11", "2026-13-01", "2026-11-23T00:00", "+020266-01-01"])(
    "is not %j",
    (text) => expect(isDay(text)).toBe(false),
  );

  it("is that of their zone, not of UTC", () => {
    const time = Date.parse("2026-11-23T23:30:00Z");
    vi.stubEnv("TZ", "Asia/Tokyo");
    expect(localDay(time)).toBe("2026-11-24");
    expect(localMoment(time)).toBe("2026-11-24T08:30");
    expect(zoneWords(time, "en")).toBe("Japan Standard Time");
    vi.stubEnv("TZ", "America/New_York");
    expect(localDay(time)).toBe("2026-11-23");
  });

  it("begins where their midnight is, and may have 23 or 25 hours", () => {
    vi.stubEnv("TZ", "Europe/Berlin");
    const hours = (day: string) =>
      (dayBegins(day, 1).getTime() - dayBegins(day).getTime()) / 3_600_000;
    expect(dayBegins("2026-11-23").toISOString()).toBe("2026-11-22T23:00:00.000Z");
    expect(["2026-03-29", "2026-10-25", "2026-12-31"].map(hours)).toEqual([23, 25, 24]);
    expect(dayBegins("2026-03-02", -2).toISOString()).toBe("2026-02-27T23:00:00.000Z");
  });
});
