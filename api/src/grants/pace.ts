/** How fast Azure is asked to change assignments, for all lanes of one process together. */
export interface Pace {
  /** Azure said that it is too much, and for how many seconds. */
  throttled(now: Date, seconds: number): void;
  /** Whether this lane, counted from 0, may take the next piece of work. */
  mayGoOn(lane: number, now: Date): boolean;
}

/**
 * Lanes that work on after a 429. Each end costs two reads, and each lane one more to find out that
 * the bucket is empty again: 10 ends a second by three lanes are 23 of the 25 reads that ARM lets.
 */
const FIRST = 3;

/** After that long without a 429 all lanes work again. */
const REMEMBERED = 10_000;

/**
 * ARM refills its buckets by 10 a second (https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling).
 * Many lanes that all come back at once would spend their reads on being refused, so that after a
 * 429 all wait as long as Azure asks, and then a few go first.
 */
export const createPace = (): Pace => {
  let quietUntil = 0;
  let throttledAt = -Infinity;
  return {
    throttled: (now, seconds) => {
      throttledAt = now.getTime();
      quietUntil = Math.max(quietUntil, now.getTime() + seconds * 1000);
    },
    mayGoOn: (lane, now) => {
      const at = now.getTime();
      return at >= quietUntil && (lane < FIRST || at - throttledAt > REMEMBERED);
    },
  };
};
