import type { PersonRef } from "@vault-tab/contract";
import { durationInWords } from "./duration-in-words.ts";
import type { Member } from "./memberships.ts";
import { obligedBy, type Obliged, type Requester, together } from "./obliged.ts";
import { couldDecide, eligible, type Circles, type Quorum } from "./quorum-of-rule.ts";
import { matchesTicket, ticketPattern } from "./ticket.ts";
import type { Refusal, Verdict } from "./verdict.ts";
import type { Wish, WishedSecret } from "./wish.ts";

/** A quorum with the people who could decide now. */
export interface NamedQuorum extends Quorum {
  readonly people: readonly PersonRef[];
}

/** What can be sent as one request. */
export interface Part extends Omit<Obliged, "quorums"> {
  readonly quorums: readonly NamedQuorum[];
  /** Different people who have to approve. */
  readonly approvals: number;
  readonly automatic: boolean;
  /** Who could decide now; for a broken glass, who is told and could sign it off. */
  readonly approvers: readonly PersonRef[];
  /** Whether fallback approvers are asked as well. */
  readonly fallback: boolean;
  readonly ticketPattern?: string;
  /** Why it can't be sent as it is, in words. */
  readonly because: readonly string[];
}

export interface Ruling {
  readonly rulesHash: string;
  readonly parts: readonly Part[];
  readonly refused: readonly ({ readonly secret: WishedSecret } & Refusal)[];
}

export interface Judged {
  readonly secret: WishedSecret;
  readonly verdict: Verdict;
}

interface Ground {
  readonly wish: Pick<Wish, "action" | "duration" | "ticket">;
  readonly requester: Requester;
  readonly circles: Circles;
}

/** What the rules say to a whole wish. A forbidden secret is named and left out. */
export const rulingOf = (judged: readonly Judged[], rulesHash: string, ground: Ground): Ruling => {
  const obliged = judged.flatMap(({ secret, verdict }) =>
    verdict.permitted ? [obligedBy(secret, verdict, ground.circles, ground.requester)] : [],
  );
  const refused = judged.flatMap(({ secret, verdict }) =>
    verdict.permitted ? [] : [{ secret, ...verdict.refusal }],
  );
  return { rulesHash, parts: inParts(obliged, ground).map((one) => partOf(one, ground)), refused };
};

/** Where no one set of people could decide on all of it, it is split. */
const inParts = (all: readonly Obliged[], ground: Ground): readonly Obliged[] =>
  all.reduce<readonly Obliged[]>((parts, next) => {
    const at = parts.findIndex((part) => fits(part, next, ground));
    const part = parts[at];
    return part ? parts.with(at, together(part, next)) : [...parts, next];
  }, []);

/** What could not be decided anyway is kept together, as long as it asks for nothing more. */
const fits = (part: Obliged, next: Obliged, { circles, requester }: Ground): boolean => {
  const could = ({ quorums }: Obliged) => couldDecide(quorums, circles, requester.objectId);
  const both = together(part, next);
  if (could(both) || could(next)) return could(both);
  return rulesAsking(both) === rulesAsking(part);
};

const rulesAsking = ({ quorums }: Obliged): string =>
  quorums.map(({ rule: { id } }) => id).join(" ");

const byName = (one: PersonRef, other: PersonRef): number => one.name.localeCompare(other.name);

const peopleOf = (members: readonly Member[]): readonly PersonRef[] =>
  members.map(({ objectId, name }) => ({ objectId, name })).toSorted(byName);

const partOf = (obliged: Obliged, ground: Ground): Part => {
  const { wish, circles, requester } = ground;
  const may = ({ approvers }: Pick<Quorum, "approvers">) =>
    peopleOf(eligible(circles, approvers, requester.objectId));
  const asked = wish.action === "break-glass" ? obliged.named : obliged.quorums;
  return {
    ...obliged,
    quorums: obliged.quorums.map((quorum) => ({ ...quorum, people: may(quorum) })),
    approvals: obliged.quorums.reduce((sum, { approvals }) => sum + approvals, 0),
    automatic: obliged.quorums.length === 0,
    approvers: may({ approvers: [...new Set(asked.flatMap(({ approvers }) => approvers))] }),
    fallback: asked.some(({ approvers }) => approvers.length > 1),
    ...(obliged.tickets.length > 0 && { ticketPattern: ticketPattern(obliged.tickets) }),
    because: reasonsAgainst(obliged, ground),
  };
};

const reasonsAgainst = (
  part: Pick<Obliged, "longest" | "quorums" | "tickets">,
  { wish, circles, requester }: Ground,
): readonly string[] => {
  const reasons: string[] = [];
  if (wish.duration !== undefined && wish.duration > part.longest) {
    reasons.push(`Allowed for up to ${durationInWords(part.longest)}.`);
  }
  if (!matchesTicket(part.tickets, wish.ticket)) {
    reasons.push(`This takes a ticket that looks like ${ticketPattern(part.tickets)}.`);
  }
  if (!couldDecide(part.quorums, circles, requester.objectId)) {
    reasons.push("Not enough other people could decide on this now.");
  }
  return reasons;
};
