import type { Duration } from "./primitives.ts";

const SECONDS = { D: 86_400, H: 3_600, M: 60, S: 1 } as const;

/** Length of a duration in milliseconds. Days are of 24 hours: a grant knows no summer time. */
export const millisecondsOf = (duration: Duration): number => {
  let seconds = 0;
  for (const [, amount, unit] of duration.matchAll(/(\d+)([DHMS])/g)) {
    seconds += Number(amount) * SECONDS[unit === "D" || unit === "H" || unit === "M" ? unit : "S"];
  }
  return seconds * 1000;
};

/** The shortest way to write so many milliseconds; parts of a second are left out. */
export const durationOf = (milliseconds: number): Duration => {
  let left = Math.max(0, Math.floor(milliseconds / 1000));
  const take = (unit: keyof typeof SECONDS): string => {
    const amount = Math.floor(left / SECONDS[unit]);
    left -= amount * SECONDS[unit];
    return amount > 0 ? `${amount}${unit}` : "";
  };
  const days = take("D");
  const time = take("H") + take("M") + take("S");
  return `P${days}${time ? `T${time}` : days ? "" : "T0S"}`;
};
