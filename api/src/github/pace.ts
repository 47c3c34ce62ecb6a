import type { Clock } from "../clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api, secondary limits. */
const windows = [
  { most: 80, ms: MINUTE },
  { most: 500, ms: HOUR },
] as const;

/** Requests of an hour that are left for what has to be sent: looking waits before that. */
const RESERVE = 100;

type Headers = Readonly<Record<string, string | number | undefined>>;

export interface Pace {
  /** Milliseconds until a run may be made. */
  untilMaking(): number;
  /** Milliseconds until it may be asked how things are. */
  untilLooking(): number;
  made(): void;
  /** What every answer says of its limits. */
  told(headers: Headers): void;
}

/** GitHub's limits, kept by one process: what others use of them it learns by each answer. */
export const createPace = ({ now }: Pick<Clock, "now">): Pace => {
  let making: readonly number[] = [];
  let quietUntil = 0;
  let lookAgainAt = 0;
  const left = (until: number): number => Math.max(0, until - now().getTime());
  return {
    untilMaking: () => {
      const full = windows.map(({ most, ms }) => (making.at(-most) ?? -ms) + ms);
      return left(Math.max(quietUntil, ...full));
    },
    untilLooking: () => left(Math.max(quietUntil, lookAgainAt)),
    made: () => {
      const at = now().getTime();
      making = [...making.filter((one) => one > at - HOUR), at];
    },
    told: (headers) => {
      const retryAfter = Number(headers["retry-after"]);
      const at = now().getTime();
      if (Number.isFinite(retryAfter)) quietUntil = Math.max(quietUntil, at + retryAfter * 1000);
      const remaining = Number(headers["x-ratelimit-remaining"]);
      const reset = Number(headers["x-ratelimit-reset"]) * 1000;
      if (!Number.isFinite(remaining) || !Number.isFinite(reset)) return;
      lookAgainAt = remaining <= RESERVE ? reset : 0;
      if (remaining === 0) quietUntil = Math.max(quietUntil, reset);
    },
  };
};
