import type { Clock } from "../clock.ts";
import type { Pace } from "../ports/pace.ts";

/** As `rotation/turns.ts` calls it: what it says of its limits is said for every replica. */
const BACK_END = "github";

/**
 * 900 points a minute, of which a question costs one and what makes something five: 70 runs may begin, and
 * this many looks of two questions each go beside them.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api, secondary limits
 */
const looks = [{ most: 250, ms: 60_000 }] as const;

/** Requests of an hour that are left for what has to be sent: looking waits before that. */
const RESERVE = 100;

type Headers = Readonly<Record<string, string | number | undefined>>;

export interface GitHubPace {
  /** Takes a look at a run. @returns 0, or the milliseconds until it may be taken */
  untilLooking(rotation: string): Promise<number>;
  /** What every answer says of its limits. */
  told(headers: Headers): Promise<void>;
}

/** GitHub's limits: counted by all replicas together, and learned by each answer. */
export const createGitHubPace = (pace: Pace, { now }: Pick<Clock, "now">): GitHubPace => {
  let lookAgainAt = 0;
  return {
    untilLooking: async (rotation) => {
      const at = now();
      if (lookAgainAt > at.getTime()) return lookAgainAt - at.getTime();
      return pace.take({ backEnd: `${BACK_END}/looks`, taker: rotation, windows: looks }, at);
    },
    told: async (headers) => {
      const retryAfter = Number(headers["retry-after"]);
      const at = now().getTime();
      if (Number.isFinite(retryAfter)) {
        await pace.keepQuiet(BACK_END, new Date(at + retryAfter * 1000));
        lookAgainAt = Math.max(lookAgainAt, at + retryAfter * 1000);
      }
      const remaining = Number(headers["x-ratelimit-remaining"]);
      const reset = Number(headers["x-ratelimit-reset"]) * 1000;
      if (!Number.isFinite(remaining) || !Number.isFinite(reset)) return;
      if (remaining <= RESERVE) lookAgainAt = Math.max(lookAgainAt, reset);
      if (remaining === 0) await pace.keepQuiet(BACK_END, new Date(reset));
    },
  };
};
