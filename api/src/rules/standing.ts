import type { PersonRef, RuleRef } from "@vault-tab/contract";
import { seated } from "./quorum.ts";
import { eligible, seatsOf, type Circles, type Quorum } from "./quorum-of-rule.ts";

/** A request on which people decide. */
export interface Undecided {
  /** Object id. */
  readonly requester: string;
  readonly quorums: readonly Quorum[];
  /** Object ids of those who have approved. */
  readonly approvedBy: readonly string[];
}

export interface StillNeeded {
  readonly rule: RuleRef;
  readonly approvals: number;
}

/** How far a request is, with the people of this moment. */
export interface Standing {
  readonly met: boolean;
  readonly needed: readonly StillNeeded[];
  /** Whose approval would bring it further. */
  readonly mayDecide: readonly PersonRef[];
}

/**
 * Who may decide, and what is still needed. Whoever has left the circle since does not count any
 * more; the one who asks never did.
 */
export const standingOf = (
  { requester, quorums, approvedBy }: Undecided,
  circles: Circles,
): Standing => {
  const seats = seatsOf(quorums, circles, requester);
  const taken = seated(seats, approvedBy);
  const total = taken.reduce((sum, count) => sum + count, 0);
  const others = eligible(
    circles,
    quorums.flatMap(({ approvers }) => approvers),
    requester,
  ).filter(({ objectId }) => !approvedBy.includes(objectId));
  const brings = (objectId: string): boolean =>
    seated(seats, [...approvedBy, objectId]).reduce((sum, count) => sum + count, 0) > total;
  const needed = quorums.flatMap(({ rule, approvals }, index) => {
    const missing = approvals - (taken[index] ?? 0);
    return missing > 0 ? [{ rule, approvals: missing }] : [];
  });
  return {
    met: needed.length === 0,
    needed,
    mayDecide: others
      .filter(({ objectId }) => brings(objectId))
      .map(({ objectId, name }) => ({ objectId, name })),
  };
};
