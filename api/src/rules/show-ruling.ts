import {
  durationOf,
  millisecondsOf,
  type Ruling as RulingReply,
  type RulingQuestion,
} from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import type { RuleBook } from "../ports/rule-book.ts";
import type { WishedSecrets } from "../ports/wished-secrets.ts";
import { ProblemError } from "../problem-error.ts";
import type { Identified } from "./principal.ts";
import type { Part, Ruling } from "./ruling.ts";
import { refOf, UNKNOWN } from "./wished-secret.ts";

export interface RulingPorts {
  readonly ruleBook: Pick<RuleBook, "rulingOn">;
  readonly wishedSecrets: WishedSecrets;
}

type Refused = RulingReply["refused"][number];

/** @throws ProblemError `not_allowed`, `invalid_input`, and what its ports throw */
export const showRuling = async (
  ports: RulingPorts,
  asker: Asker,
  question: RulingQuestion,
): Promise<RulingReply> => {
  const { action, role = "read", duration, ticket } = question;
  const requester = requesterOf(asker, question.principal);
  const { known, unknown } = await ports.wishedSecrets.find(asker, question.secrets, role);
  const ruling = await ports.ruleBook.rulingOn(requester, {
    action,
    role,
    secrets: known,
    ...(duration !== undefined && { duration: millisecondsOf(duration) }),
    ...(ticket !== undefined && { ticket }),
  });
  const refused = await Promise.all(ruling.refused.map((one) => toldOf(ports, asker, one)));
  return {
    role,
    rulesHash: ruling.rulesHash,
    parts: ruling.parts.map(partReply),
    refused: [...unknown.map((secret) => ({ secret, reason: UNKNOWN })), ...refused],
  };
};

const requesterOf = ({ actor }: Asker, principal: string | undefined): Identified => {
  const objectId = principal?.toLowerCase();
  if (objectId === undefined || objectId === actor.objectId.toLowerCase()) return actor;
  const may = actor.kind === "person" && actor.roles.length > 0;
  if (!may) {
    const detail = "Only admins and auditors may ask what the rules say to somebody else.";
    throw new ProblemError("not_allowed", { detail });
  }
  return { kind: "person", tenantId: actor.tenantId, objectId, roles: [] };
};

/** A vault that they may neither see nor ask for is not told of. */
const toldOf = async (
  { wishedSecrets }: RulingPorts,
  asker: Asker,
  { secret, reason, rule }: Ruling["refused"][number],
): Promise<Refused> => {
  const ref = refOf(secret);
  const mayKnow = secret.name !== undefined || (await wishedSecrets.mayKnow(asker, secret.vault));
  return mayKnow
    ? { secret: ref, reason, ...(rule && { rule }) }
    : { secret: ref, reason: UNKNOWN };
};

const partReply = (part: Part): RulingReply["parts"][number] => ({
  secrets: part.secrets.map(refOf),
  longest: durationOf(part.longest),
  approvals: part.approvals,
  approvers: [...part.approvers],
  fallback: part.fallback,
  quorums: part.quorums.map(({ rule, approvals, people }) => ({
    rule,
    approvals,
    approvers: [...people],
  })),
  ...(part.ticketPattern !== undefined && { ticket: { pattern: part.ticketPattern } }),
  ...(part.minimumReason !== undefined && { minimumReason: part.minimumReason }),
  rules: [...part.rules],
  ...(part.because.length > 0 && { because: part.because.join(" ") }),
});
