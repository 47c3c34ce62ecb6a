import type { UpstreamOutcome } from "../ports/upstream-calls.ts";

/** A status that Azure answered with, or none where no answer came. */
export const outcomeOf = (status: number | undefined): UpstreamOutcome => {
  if (status === undefined) return "unreachable";
  if (status === 429) return "throttled";
  if (status >= 500) return "failed";
  return status >= 400 ? "refused" : "ok";
};
