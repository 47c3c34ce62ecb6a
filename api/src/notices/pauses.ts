const SECOND = 1_000;
const LONGEST = 15 * 60 * SECOND;

/** How long after it was due a notice is still worth a try. */
export const WORTH_FOR = 24 * 60 * 60 * SECOND;

/**
 * How long to wait before the next try: what Graph asked for, or else growing. `spread` from 0 to 1
 * keeps many from coming back in the same instant.
 */
export const pauseAfter = (
  attempts: number,
  spread: number,
  retryAfterSeconds?: number,
): number => {
  const growing = Math.min(LONGEST, SECOND * 2 ** Math.min(attempts, 20));
  const pause = retryAfterSeconds === undefined ? growing : retryAfterSeconds * SECOND;
  return pause * (1 + spread / 2);
};
