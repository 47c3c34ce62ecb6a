import { durationInWords } from "../rules/duration-in-words.ts";
import type { GrantRecord } from "../grants/grant.ts";

/** What begins so soon after the end of another one goes on from it. */
const GAP = 15 * 60_000;

type Span = Pick<GrantRecord, "startedAt" | "endsAt" | "endedAt">;

/** Since when somebody has had the same access without a real break before `start`. */
const heldSince = (start: number, grants: readonly Span[]): number => {
  const spans = grants
    .flatMap(({ startedAt, endsAt, endedAt }) => {
      const end = endedAt ?? endsAt;
      return startedAt && end ? [{ from: startedAt.getTime(), to: end.getTime() }] : [];
    })
    .toSorted((one, other) => other.to - one.to);
  let since = start;
  for (const { from, to } of spans) if (to + GAP >= since && from < since) since = from;
  return since;
};

/**
 * Extensions and repeats count towards the longest time at a stretch (`@maxContinuous`).
 * @returns why this is too much, or nothing
 */
export const tooLongAtAStretch = (
  wish: { readonly start: Date; readonly durationMs: number },
  maxContinuous: number | undefined,
  grants: readonly Span[],
): string | undefined => {
  if (maxContinuous === undefined) return undefined;
  const since = heldSince(wish.start.getTime(), grants);
  const atAStretch = wish.start.getTime() + wish.durationMs - since;
  if (atAStretch <= maxContinuous) return undefined;
  return `With what you had before it would be ${durationInWords(atAStretch)} at a stretch. Allowed are ${durationInWords(maxContinuous)}.`;
};
