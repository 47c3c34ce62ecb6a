import {
  durationOf,
  millisecondsOf,
  type NewAccessRequest,
  type SecretRef,
  type SentRequests,
} from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import type { RequestChange } from "../ports/requests.ts";
import type { DatedRuling } from "../ports/rule-book.ts";
import { ProblemError } from "../problem-error.ts";
import { grantsOf } from "../grants/grants-of-request.ts";
import type { Part } from "../rules/ruling.ts";
import type { WishedSecret } from "../rules/wish.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import { requestEntry, theService } from "./entries.ts";
import { findDoubledWish } from "./find-doubled-wish.ts";
import { findSecretsAsked } from "./find-secrets-asked.ts";
import { lookIntoText } from "./look-into-text.ts";
import { namingOf } from "./naming.ts";
import { moved } from "./moves.ts";
import type { RequestPorts } from "./ports.ts";
import { checkWish, reasonsAgainst } from "./wish-limits.ts";
import { wishKey } from "./wish-key.ts";

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
 * @throws ProblemError `invalid_input`, `secret_in_text`, `refused_by_rules`, `nobody_can_decide`,
 * `already_asked`
 */
export const askForAccess = async (
  ports: RequestPorts,
  asker: Asker,
  wish: NewAccessRequest,
  occasion: Occasion,
): Promise<Sent> => {
  const now = ports.clock.now();
  checkWish(wish, ports.limits, now);
  await lookIntoText(ports.inspector, { reason: wish.reason, ticket: wish.ticket });
  const { known, unknown } = await ports.wishedSecrets.find(asker, unique(wish.secrets), wish.role);
  if (known.length === 0) throw new ProblemError("not_found");
  const ruling = await ports.rules.rulingOn(asker.actor, {
    action: wish.breakGlass ? "break-glass" : "request-access",
    role: wish.role,
    secrets: known,
    duration: millisecondsOf(wish.duration),
    ...(wish.ticket !== undefined && { ticket: wish.ticket }),
  });
  const refused = [
    ...unknown.map((secret) => ({ secret, reason: UNKNOWN })),
    ...ruling.refused.map(toldOf),
  ];
  await refuseByRules(ports, asker, ruling, wish);
  await findDoubledWish(ports, asker, wish, known.map(refOf), occasion.continues);
  const { vaults } = await findSecretsAsked(ports.vaults, []);
  const changes = ruling.parts.map((part, index) =>
    changeFor(ports, asker, { wish, part, vaults, ruling, occasion, index, now }),
  );
  await ports.requests.add(changes);
  return { requests: changes.map(({ request }) => request), refused };
};

/** One answer for what does not exist and what this person may not know of. */
const UNKNOWN = "You can see nothing of this name.";

const unique = (secrets: readonly SecretRef[]): readonly SecretRef[] => [
  ...new Map(
    secrets.map((one) => [
      [one.vault, one.kind ?? "secret", one.name].join("/").toLowerCase(),
      one,
    ]),
  ).values(),
];

const refOf = ({ vault, name, kind }: WishedSecret): SecretRef => ({
  vault,
  ...(name !== undefined && { name }),
  ...(kind !== undefined && { kind }),
});

const toldOf = ({ secret, reason, rule }: DatedRuling["refused"][number]) => ({
  secret: refOf(secret),
  reason,
  ...(rule && { rule }),
});

/** A refusal is an entry too: who wished what, and which rule said no. */
const refuseByRules = async (
  { log }: RequestPorts,
  { actor }: Asker,
  ruling: DatedRuling,
  wish: NewAccessRequest,
): Promise<void> => {
  const refusal = reasonsAgainst(ruling, wish);
  if (!refusal) return;
  await log.append({
    type: "access-request-refused",
    actor: actorEntry(actor),
    subject: { vault: wish.secrets[0]?.vault, secret: wish.secrets[0]?.name },
    data: {
      code: refusal.code,
      because: refusal.detail,
      role: wish.role,
      duration: wish.duration,
      secrets: wish.secrets.map(({ vault, name, kind }) => ({ vault, name, kind })),
      rules: ruling.rulesHash,
    },
    texts: { reason: wish.reason, ticket: wish.ticket },
  });
  throw new ProblemError(refusal.code, { detail: refusal.detail });
};

interface Sending {
  readonly wish: NewAccessRequest;
  readonly part: Part;
  readonly vaults: ReadonlyMap<string, WatchedVault>;
  readonly ruling: DatedRuling;
  readonly occasion: Occasion;
  readonly index: number;
  readonly now: Date;
}

const changeFor = (ports: RequestPorts, { actor }: Asker, sending: Sending): RequestChange => {
  const { part, vaults, now, wish } = sending;
  const request = requestOf(ports, actor, sending);
  const texts = { reason: wish.reason, ticket: wish.ticket };
  const asked = requestEntry("access-requested", request, actorEntry(actor), { texts });
  if (!part.automatic) return { request, entries: [asked] };
  const approved = { ...moved(request, "approved", now), grantedMs: request.durationMs };
  const type = request.breakGlass ? "break-glass-used" : "automatic-approval";
  const rules = part.rules.map(({ id }) => id);
  const grants = grantsOf(approved, namingOf(ports, vaults), now);
  return {
    request: approved,
    grants,
    entries: [asked, requestEntry(type, approved, theService, { data: { by: rules } })],
  };
};

const requestOf = (
  { ids, limits }: RequestPorts,
  actor: Asker["actor"],
  { wish, part, ruling, occasion, index, now }: Sending,
): AccessRequestRecord => {
  const { idempotencyKey: key, continues } = occasion;
  const secrets = part.secrets.map(refOf);
  const breakGlass = wish.breakGlass ?? false;
  return {
    id:
      key === undefined
        ? ids.fresh()
        : ids.of(`${actor.tenantId} ${actor.objectId} ${key} ${index}`),
    version: 1,
    status: "pending",
    requester: { objectId: actor.objectId, name: actor.name },
    ...(actor.kind === "agent" && { agent: actor.name }),
    secrets,
    role: wish.role,
    durationMs: millisecondsOf(durationOf(millisecondsOf(wish.duration))),
    reason: wish.reason,
    ...(wish.ticket !== undefined && { ticket: wish.ticket }),
    ...(wish.startsAt !== undefined && { startsAt: new Date(wish.startsAt) }),
    breakGlass,
    ...(continues !== undefined && { continues }),
    obligations: {
      rulesHash: ruling.rulesHash,
      quorums: part.quorums.map(({ people: _, ...quorum }) => quorum),
      named: part.named,
      fallback: part.fallback,
      longestMs: part.longest,
    },
    decisions: [],
    wishKey: wishKey({ role: wish.role, secrets, breakGlass, continues }),
    createdAt: now,
    lapsesAt: new Date(now.getTime() + limits.lapseMs),
  };
};
