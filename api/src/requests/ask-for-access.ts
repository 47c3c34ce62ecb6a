import { millisecondsOf, type NewAccessRequest, type SentRequests } from "@vault-tab/contract";
import { grantsOf } from "../grants/grants-of-request.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import type { RequestChange } from "../ports/requests.ts";
import type { DatedRuling } from "../ports/rule-book.ts";
import { ProblemError } from "../problem-error.ts";
import { askedOf } from "../rules/asked.ts";
import type { Part } from "../rules/ruling.ts";
import type { Wish } from "../rules/wish.ts";
import { UNKNOWN } from "../rules/wished-secret.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { requestEntry, theService } from "./entries.ts";
import { findSecretsAsked } from "./find-secrets-asked.ts";
import { lookIntoText } from "./look-into-text.ts";
import { moved } from "./moves.ts";
import { namingOf } from "./naming.ts";
import { newRequest } from "./new-request.ts";
import { judgedPart, type Past } from "./objections.ts";
import type { RequestPorts } from "./ports.ts";
import { eachOnce } from "./secret-key.ts";
import { isKnowable, showRefused } from "./show-refused.ts";
import { reasonsAgainst, refuseMisfit } from "./wish-limits.ts";

export interface Sent {
  readonly requests: readonly AccessRequestRecord[];
  /** Left out, with the reason. */
  readonly refused: SentRequests["refused"];
}

/** What a new request carries beside the wish. */
export interface Occasion {
  readonly idempotencyKey: string | undefined;
  /** The grant that this goes on from. */
  readonly continues?: string;
}

/**
 * Sends a wish: one request, or several where no one set of people could decide on all of it. What
 * the rules let through without a human is approved in the same commit, and stands so in the log.
 * @throws ProblemError `invalid_input`, `not_found`, `secret_in_text`, `refused_by_rules`,
 * `nobody_can_decide`, `already_asked`
 */
export const askForAccess = async (
  ports: RequestPorts,
  asker: Asker,
  wish: NewAccessRequest,
  { idempotencyKey, continues }: Occasion,
): Promise<Sent> => {
  const now = ports.clock.now();
  refuseMisfit(wish, ports.limits, now);
  await lookIntoText(ports.inspector, { reason: wish.reason, ticket: wish.ticket });
  const secrets = eachOnce(wish.secrets);
  const { known, unknown } = await ports.wishedSecrets.find(asker, secrets, wish.role);
  if (known.length === 0) throw new ProblemError("not_found");
  const wished: Wish = {
    action: wish.breakGlass ? "break-glass" : "request-access",
    role: wish.role,
    secrets: known,
    duration: millisecondsOf(wish.duration),
    ...(wish.ticket !== undefined && { ticket: wish.ticket }),
  };
  const { actor } = asker;
  const ruling = await ports.rules.rulingOn(actor, wished);
  const { vaults } = await findSecretsAsked(ports.vaults, []);
  const { shortestMs, lapseMs } = ports.limits;
  const asking = { ...wish, continues, now, shortestMs };
  const idOf = (index: number): string =>
    idempotencyKey === undefined
      ? ports.ids.fresh()
      : ports.ids.of(`${actor.tenantId} ${actor.objectId} ${idempotencyKey} ${index}`);
  const judge = (past: Past): readonly RequestChange[] => {
    const parts = ruling.parts.map((part) => judgedPart(part, asking, past));
    const against = reasonsAgainst({ ...ruling, parts }, wish);
    if (against) throw new ProblemError(against.code, { detail: against.detail });
    return parts.map((part, index) => {
      const { rulesHash } = ruling;
      const sending = { id: idOf(index), actor, wish, part, rulesHash, continues, lapseMs, now };
      const asked = askedOf({ ...wished, secrets: part.secrets }, ruling.principal);
      return changeFor(ports, asker, { request: newRequest(sending), part, vaults, asked });
    });
  };
  const requests = await ports.requests.add(actor.objectId, judge).catch(async (cause: unknown) => {
    if (!(cause instanceof ProblemError)) throw cause;
    throw await refusedWish(ports, asker, { ruling, wish, wished, cause });
  });
  const leftOut = unknown.map((secret) => ({ secret, reason: UNKNOWN }));
  const told = await showRefused(ports.wishedSecrets, asker, ruling.refused);
  return { requests, refused: [...leftOut, ...told] };
};

interface Judged {
  readonly ruling: DatedRuling;
  readonly wish: NewAccessRequest;
  readonly wished: Wish;
  readonly cause: ProblemError;
}

/** Asked twice is no refusal. */
const isRefusal = ({ code }: ProblemError): boolean =>
  code === "refused_by_rules" || code === "nobody_can_decide";

/** A refusal is an entry too: who wished what, and what said no. */
const refusedWish = async (
  ports: RequestPorts,
  asker: Asker,
  { ruling, wish, wished, cause }: Judged,
): Promise<ProblemError> => {
  if (!isRefusal(cause)) return cause;
  const { actor } = asker;
  const knowable = await Promise.all(
    ruling.refused.map((one) => isKnowable(ports.wishedSecrets, asker, one)),
  );
  // Not even in the person's own log it says that such a vault exists.
  if (ruling.parts.length === 0 && !knowable.includes(true)) return new ProblemError("not_found");
  const [first] = wished.secrets;
  await ports.log.append({
    type: "access-request-refused",
    actor: actorEntry(actor),
    subject: { vault: first?.vault, secret: first?.name },
    data: {
      code: cause.code,
      because: cause.facts.detail,
      rules: ruling.rulesHash,
      asked: askedOf(wished, ruling.principal),
    },
    texts: { reason: wish.reason, ticket: wish.ticket },
  });
  return cause;
};

interface Change {
  readonly request: AccessRequestRecord;
  readonly part: Part;
  readonly vaults: ReadonlyMap<string, WatchedVault>;
  readonly asked: ReturnType<typeof askedOf>;
}

const changeFor = (
  ports: RequestPorts,
  { actor }: Asker,
  { request, part, vaults, asked }: Change,
): RequestChange => {
  const entry = requestEntry("access-requested", request, actorEntry(actor), {
    data: { asked },
    texts: { reason: request.reason, ticket: request.ticket },
  });
  if (!part.automatic) return { request, entries: [entry] };
  const now = request.createdAt;
  const approved = { ...moved(request, "approved", now), grantedMs: request.durationMs };
  const type = request.breakGlass ? "break-glass-used" : "automatic-approval";
  const by = part.rules.map(({ id }) => id);
  return {
    request: approved,
    grants: grantsOf(approved, namingOf(ports, vaults), now),
    entries: [entry, requestEntry(type, approved, theService, { data: { by } })],
  };
};
