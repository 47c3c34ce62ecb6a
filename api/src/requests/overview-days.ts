import type { DayFigures } from "@vault-tab/contract";

const DAY = 24 * 3_600_000;

/** So many days back the figures go, today among them. */
export const DAYS = 30;

/** Midnight in UTC of the first of these days. */
export const firstDay = (now: Date): Date =>
  new Date((Math.floor(now.getTime() / DAY) - (DAYS - 1)) * DAY);

/** Every day in its order; one on which nothing happened has zeros. */
export const everyDay = (now: Date, counted: readonly DayFigures[]): DayFigures[] => {
  const known = new Map(counted.map((one) => [one.day, one]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(firstDay(now).getTime() + index * DAY).toISOString().slice(0, 10);
    return known.get(day) ?? { day, requested: 0, approved: 0, declined: 0 };
  });
};
