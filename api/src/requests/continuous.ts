import { durationInWords } from "../rules/duration-in-words.ts";
import type { GrantRecord } from "../grants/grant.ts";

/** What begins so soon after the end of another one goes on from it. */
const GAP = 15 * 60_000;

type Span = Pick<GrantRecord, "startedAt" | "endsAt" | "endedAt">;

/**
 * How long somebody has had the same access at `start`, without a real break. A pause is not counted:
 * what is left does not shrink while a form is filled in.
 */
const heldUntil = (start: number, grants: readonly Span[]): number => {
  const spans = grants
    .flatMap(({ startedAt, endsAt, endedAt = endsAt }) => {
      if (!startedAt || !endsAt || !endedAt) return [];
      // That Azure took its time to end it is nobody's wish.
      return [{ from: startedAt.getTime(), to: Math.min(endsAt.getTime(), endedAt.getTime()) }];
    })
    .toSorted((one, other) => other.to - one.to);
  let since = start;
  let held = 0;
  for (const { from, to } of spans) {
    if (to + GAP < since || from >= since) continue;
    held += Math.min(to, since) - from;
    since = from;
  }
  return held;
};

/** What may still be had at a stretch. */
export interface Left {
  readonly heldMs: number;
  readonly leftMs: number;
  /** Why so long is too much, or nothing. */
  readonly against: (durationMs: number) => string | undefined;
}

/** Extensions and repeats count towards the longest time at a stretch (`@maxContinuous`). */
export const leftAtAStretch = (
  start: Date,
  maxContinuous: number,
  grants: readonly Span[],
): Left => {
  const heldMs = heldUntil(start.getTime(), grants);
  const leftMs = maxContinuous - heldMs;
  return {
    heldMs,
    leftMs,
    against: (durationMs) =>
      durationMs <= leftMs
        ? undefined
        : `With what you had before it would be ${durationInWords(heldMs + durationMs)} at a stretch. Allowed are ${durationInWords(maxContinuous)}.`,
  };
};

export const BREAK_IN_WORDS = durationInWords(GAP);
