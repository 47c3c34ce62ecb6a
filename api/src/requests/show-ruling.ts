import {
  durationOf,
  millisecondsOf,
  type Ruling as RulingReply,
  type RulingQuestion,
} from "@vault-tab/contract";
import type { GrantRecord } from "../grants/grant.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { Identified } from "../rules/principal.ts";
import { refOf, UNKNOWN } from "../rules/wished-secret.ts";
import { againstExtending } from "./extension.ts";
import { judgedPart, type JudgedPart } from "./objections.ts";
import type { RequestPorts } from "./ports.ts";
import { eachOnce } from "./secret-key.ts";
import { showRefused } from "./show-refused.ts";
import { misfitOf } from "./wish-limits.ts";

type Ports = Pick<
  RequestPorts,
  "rules" | "wishedSecrets" | "requests" | "grants" | "clock" | "limits"
>;

/**
 * What becomes of a wish if it is sent, by what also guards that.
 * @throws ProblemError `not_allowed`, `invalid_input`, and what its ports throw
 */
export const showRuling = async (
  ports: Ports,
  asker: Asker,
  question: RulingQuestion,
): Promise<RulingReply> => {
  const { action, role = "read", duration, ticket } = question;
  const requester = requesterOf(asker, question.principal);
  const grant = await continuedBy(ports, requester, question.continues);
  const secrets = eachOnce(question.secrets);
  const { known, unknown } = await ports.wishedSecrets.find(asker, secrets, role);
  const ruling = await ports.rules.rulingOn(requester, {
    action,
    role,
    secrets: known,
    ...(duration !== undefined && { duration: millisecondsOf(duration) }),
    ...(ticket !== undefined && { ticket }),
  });
  const past = await ports.requests.past(requester.objectId);
  const startsAt = grant?.endsAt?.toISOString() ?? question.startsAt;
  const asking = {
    role,
    breakGlass: action === "break-glass",
    ...(duration !== undefined && { duration }),
    ...(startsAt !== undefined && { startsAt }),
    continues: grant?.id,
    now: ports.clock.now(),
    shortestMs: ports.limits.shortestMs,
  };
  const misfit = misfitOf(asking, asking, asking.now)?.message ?? [];
  const extending = againstExtending(grant)?.detail ?? [];
  const parts = ruling.parts.map((part) => {
    const { because, before, ...judged } = judgedPart(part, asking, past);
    return partReply({
      ...judged,
      because: [misfit, extending, because].flat(),
      before: [extending, before].flat(),
    });
  });
  const left = await showRefused(ports.wishedSecrets, asker, ruling.refused);
  const refused = [...unknown.map((secret) => ({ secret, reason: UNKNOWN })), ...left];
  return { role, rulesHash: ruling.rulesHash, parts, refused };
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

/** Somebody else's grant is answered like one that is not there. */
const continuedBy = async (
  { grants }: Ports,
  { objectId }: Identified,
  id: string | undefined,
): Promise<GrantRecord | undefined> => {
  if (id === undefined) return undefined;
  const grant = await grants.find(id);
  if (grant?.holder.objectId === objectId) return grant;
  const errors = [{ field: "continues", message: "Not an access of this person" }];
  throw new ProblemError("invalid_input", { errors });
};

const partReply = (part: JudgedPart): RulingReply["parts"][number] => ({
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
  ...(part.before.length > 0 && { before: part.before.join(" ") }),
});
