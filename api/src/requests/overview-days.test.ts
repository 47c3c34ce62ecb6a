import { describe, expect, it } from "vitest";
import { DAYS, everyDay, firstDay } from "./overview-days.ts";

const now = new Date("2026-03-01T00:30:00.000Z");

describe("the days of the overview", () => {
  it("are whole days in UTC, today the last of them", () => {
    const days = everyDay(now, []);
    expect(days).toHaveLength(DAYS);
    expect(days[0]?.day).toBe("2026-01-31");
    expect(days.at(-1)?.day).toBe("2026-03-01");
    expect(firstDay(now).toISOString()).toBe("2026-01-31T00:00:00.000Z");
  });

  it("have what was counted, and zeros where nothing happened", () => {
    const counted = { day: "2026-02-28", requested: 3, approved: 2, declined: 1 };
    const days = everyDay(now, [counted]);
    expect(days.at(-2)).toEqual(counted);
    expect(days.at(-1)).toEqual({ day: "2026-03-01", requested: 0, approved: 0, declined: 0 });
  });

  it("leave out what is older", () => {
    const old = { day: "2026-01-30", requested: 9, approved: 9, declined: 9 };
    expect(everyDay(now, [old]).every(({ requested }) => requested === 0)).toBe(true);
  });
});
