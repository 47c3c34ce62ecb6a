import { RequestError } from "@octokit/request-error";
import type { WriteOutcome } from "../ports/role-assignments.ts";
import { RefusedByAzure } from "../problem-error.ts";
import { NotAllowedError } from "./fenced-fetch.ts";
import { NotSentError } from "./github-calls.ts";

type NotDone = Extract<WriteOutcome, { done: false }>;

/** Seconds, where GitHub limits requests; both limits answer 403 or 429. */
const limitedFor = ({ status, response }: RequestError, now: Date): number | undefined => {
  if ((status !== 403 && status !== 429) || !response) return undefined;
  const after = Number(response.headers["retry-after"]);
  if (Number.isFinite(after)) return after;
  if (Number(response.headers["x-ratelimit-remaining"]) === 0) {
    const reset = Number(response.headers["x-ratelimit-reset"]);
    return Math.max(1, Math.ceil(reset - now.getTime() / 1000));
  }
  // "wait for at least one minute": the page on rate limits, for an answer that says no time.
  return status === 429 ? 60 : undefined;
};

/** What became of a call that did not succeed: of GitHub's words only the status is kept. */
export const outcomeOf = (cause: unknown, now: Date): NotDone => {
  if (cause instanceof NotSentError) return { ...outcomeOf(cause.cause, now), open: false };
  if (cause instanceof RefusedByAzure) {
    return { done: false, open: false, refused: "the key of the App does not sign" };
  }
  if (!(cause instanceof RequestError)) return { done: false, open: true };
  if (cause.cause instanceof NotAllowedError) {
    return { done: false, open: false, refused: "not allowed" };
  }
  const retryAfter = limitedFor(cause, now);
  if (retryAfter !== undefined) return { done: false, open: false, retryAfter };
  return cause.response === undefined || cause.status >= 500
    ? { done: false, open: true }
    : { done: false, open: false, refused: String(cause.status) };
};
