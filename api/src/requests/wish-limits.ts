import {
  durationOf,
  millisecondsOf,
  type NewAccessRequest,
  type ProblemCode,
} from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import type { Part, Ruling } from "../rules/ruling.ts";

const DAY = 24 * 60 * 60_000;
/** How far ahead somebody may ask: rules and people change. */
const AHEAD = 30 * DAY;

/** @throws ProblemError `invalid_input` for what no rule could make right */
export const checkWish = (
  { duration, startsAt }: NewAccessRequest,
  { shortestMs }: { readonly shortestMs: number },
  now: Date,
): void => {
  if (millisecondsOf(duration) < shortestMs) {
    throw invalid("duration", `Access is granted for at least ${durationOf(shortestMs)}.`);
  }
  if (startsAt !== undefined && new Date(startsAt).getTime() > now.getTime() + AHEAD) {
    throw invalid("startsAt", "A start may be at most 30 days ahead.");
  }
};

const invalid = (field: string, message: string): ProblemError =>
  new ProblemError("invalid_input", { detail: message, errors: [{ field, message }] });

export interface Objection {
  readonly code: ProblemCode;
  readonly detail: string;
}

/** Why the rules do not let this be sent; `undefined` where they do, were it in parts. */
export const reasonsAgainst = (
  { parts, refused }: Ruling,
  { reason }: Pick<NewAccessRequest, "reason">,
): Objection | undefined => {
  const [first] = refused;
  if (parts.length === 0) {
    return { code: "refused_by_rules", detail: first?.reason ?? "No rule allows this." };
  }
  const against = parts.find(({ because }) => because.length > 0);
  if (against) {
    const code = isUndecidable(against) ? "nobody_can_decide" : "refused_by_rules";
    return { code, detail: against.because.join(" ") };
  }
  const longest = Math.max(...parts.map(({ minimumReason = 0 }) => minimumReason));
  if ([...reason.trim()].length < longest) {
    return {
      code: "refused_by_rules",
      detail: `The reason takes at least ${longest} characters.`,
    };
  }
  return undefined;
};

const isUndecidable = ({ approvals, approvers }: Part): boolean => approvers.length < approvals;
