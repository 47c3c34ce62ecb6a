import type { PersonRef } from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import type { Standing, Undecided } from "../rules/standing.ts";
import type { AccessRequestRecord, DecisionMade } from "./access-request.ts";
import { moved } from "./moves.ts";

export interface NewDecision {
  readonly by: PersonRef;
  readonly decision: "approve" | "decline";
  /** The version that was seen. */
  readonly version: number;
  readonly comment?: string;
  /** An approver may shorten, never lengthen. */
  readonly durationMs?: number;
}

export const undecided = (request: AccessRequestRecord): Undecided => ({
  requester: request.requester.objectId,
  quorums: request.obligations.quorums,
  approvedBy: request.decisions
    .filter(({ decision }) => decision === "approve")
    .map(({ by }) => by.objectId),
});

/**
 * A request after one more decision: the one place that says what a decision does. A decline ends
 * it; approvals end it once every quorum is met by different people.
 * @throws ProblemError `state_changed`, `not_allowed`, `invalid_input`
 */
export const decided = (
  request: AccessRequestRecord,
  decision: NewDecision,
  standing: (request: Undecided) => Standing,
  at: Date,
): AccessRequestRecord => {
  refuse(request, decision, at);
  const next = { ...request, decisions: [...request.decisions, made(decision, at)] };
  if (decision.decision === "decline") return moved(next, "declined", at);
  // Where nothing is missing any more, nobody's approval is superfluous: it ends the waiting.
  if (!standing(undecided(request)).met && !brings(request, decision.by, standing)) {
    throw new ProblemError("not_allowed", {
      detail: "Your approval is not what is missing: the rule asks other people.",
    });
  }
  return approvedIfMet(next, standing, at) ?? next;
};

/**
 * A request approved by the decisions on record, where they meet every quorum now. The last one
 * need not have brought it: who had left when others approved may be back.
 * @throws ProblemError `state_changed` where it is decided already
 */
export const approvedIfMet = (
  request: AccessRequestRecord,
  standing: (request: Undecided) => Standing,
  at: Date,
): AccessRequestRecord | undefined =>
  standing(undecided(request)).met
    ? { ...moved(request, "approved", at), grantedMs: shortest(request) }
    : undefined;

const refuse = (
  request: AccessRequestRecord,
  { by, version, durationMs }: NewDecision,
  at: Date,
) => {
  if (request.requester.objectId === by.objectId) {
    throw new ProblemError("not_allowed", { detail: "Nobody decides on their own request." });
  }
  if (request.status !== "pending") moved(request, "approved", at);
  if (at.getTime() >= request.lapsesAt.getTime()) {
    throw new ProblemError("state_changed", { detail: "It has lapsed: nobody decided in time." });
  }
  if (request.decisions.some((one) => one.by.objectId === by.objectId)) {
    throw new ProblemError("state_changed", { detail: "You have decided on this already." });
  }
  if (version !== request.version) {
    throw new ProblemError("state_changed", {
      detail: "What is asked has changed since you looked. Look at it again.",
    });
  }
  if (durationMs !== undefined && durationMs > request.durationMs) {
    throw new ProblemError("invalid_input", {
      detail: "An approver may shorten the time, not lengthen it.",
      errors: [{ field: "duration", message: "Longer than what is asked" }],
    });
  }
};

const brings = (
  request: AccessRequestRecord,
  { objectId }: PersonRef,
  standing: (request: Undecided) => Standing,
): boolean => standing(undecided(request)).mayDecide.some((one) => one.objectId === objectId);

const made = ({ version: _, ...decision }: NewDecision, at: Date): DecisionMade => ({
  ...decision,
  at,
});

/** For how long it was approved: the least that somebody has said. */
export const shortest = ({ durationMs, decisions }: AccessRequestRecord): number =>
  Math.min(durationMs, ...decisions.map((one) => one.durationMs ?? durationMs));
