import type { RuleRef } from "@vault-tab/contract";
import type { ApproverSet } from "./approver-set.ts";
import type { Member } from "./memberships.ts";
import type { Obligations } from "./obligations.ts";
import { couldBeMet, type Seats } from "./quorum.ts";

/** What a request keeps of a rule: who is asked, not who that is today. */
export interface Quorum {
  readonly rule: RuleRef;
  readonly approvals: number;
  /** People of any of these. */
  readonly approvers: readonly ApproverSet[];
}

/** Who is in a set now. */
export type Circles = ReadonlyMap<ApproverSet, readonly Member[]>;

/** Never the one who asks, never a guest; each once. */
export const eligible = (
  circles: Circles,
  sets: readonly ApproverSet[],
  requester: string,
): readonly Member[] => {
  const all = sets.flatMap((set) => circles.get(set) ?? []);
  const may = all.filter(({ objectId, guest }) => !guest && objectId !== requester);
  return [...new Map(may.map((member) => [member.objectId, member])).values()];
};

export const seatsOf = (
  quorums: readonly Quorum[],
  circles: Circles,
  requester: string,
): readonly Seats[] =>
  quorums.map(({ approvals, approvers }) => ({
    approvals,
    approvers: eligible(circles, approvers, requester).map(({ objectId }) => objectId),
  }));

/** The fallback approvers are asked as well where the others could not give so many approvals. */
export const quorumOf = (
  { rule, approvals, approvers, fallbackApprovers }: Obligations,
  circles: Circles,
  requester: string,
): Quorum => {
  const first = approvers ? [approvers] : [];
  const enough = eligible(circles, first, requester).length >= approvals;
  const all = enough || !fallbackApprovers ? first : [...first, fallbackApprovers];
  return { rule, approvals, approvers: all };
};

/** Two rules that ask the same people are met by the larger number; others by people of their own. */
export const merged = (quorums: readonly Quorum[]): readonly Quorum[] => {
  const bySet = new Map<string, Quorum>();
  for (const quorum of quorums) {
    if (quorum.approvals === 0) continue;
    const key = quorum.approvers.toSorted().join(" ");
    const known = bySet.get(key);
    if (!known || known.approvals < quorum.approvals) bySet.set(key, quorum);
  }
  return [...bySet.values()];
};

export const couldDecide = (
  quorums: readonly Quorum[],
  circles: Circles,
  requester: string,
): boolean => couldBeMet(seatsOf(quorums, circles, requester));
