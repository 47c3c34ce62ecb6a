import {
  millisecondsOf,
  type NewAccessRequest,
  type SecretRef,
  type SentRequests,
} from "@vault-tab/contract";
import { grantsOf } from "../grants/grants-of-request.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import type { RequestChange } from "../ports/requests.ts";
import type { DatedRuling } from "../ports/rule-book.ts";
import { ProblemError } from "../problem-error.ts";
import { askedOf } from "../rules/asked.ts";
import type { Part } from "../rules/ruling.ts";
import type { Wish } from "../rules/wish.ts";
import { refOf, UNKNOWN } from "../rules/wished-secret.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { requestEntry, theService } from "./entries.ts";
import { findObjections } from "./find-objections.ts";
import { findSecretsAsked } from "./find-secrets-asked.ts";
import { lookIntoText } from "./look-into-text.ts";
import { moved } from "./moves.ts";
import { namingOf } from "./naming.ts";
import { newRequest } from "./new-request.ts";
import type { RequestPorts } from "./ports.ts";
import { checkWish, reasonsAgainst } from "./wish-limits.ts";

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
  checkWish(wish, ports.limits, now);
  await lookIntoText(ports.inspector, { reason: wish.reason, ticket: wish.ticket });
  const { known, unknown } = await ports.wishedSecrets.find(asker, unique(wish.secrets), wish.role);
  if (known.length === 0) throw new ProblemError("not_found");
  const wished: Wish = {
    action: wish.breakGlass ? "break-glass" : "request-access",
    role: wish.role,
    secrets: known,
    duration: millisecondsOf(wish.duration),
    ...(wish.ticket !== undefined && { ticket: wish.ticket }),
  };
  const ruling = await ports.rules.rulingOn(asker.actor, wished);
  await refuseByRules(ports, asker, { ruling, wish, wished });
  const { parts, rulesHash } = ruling;
  await findObjections(ports, asker, { wish, parts, secrets: known.map(refOf), continues, now });
  const { vaults } = await findSecretsAsked(ports.vaults, []);
  const { actor } = asker;
  const idOf = (index: number): string =>
    idempotencyKey === undefined
      ? ports.ids.fresh()
      : ports.ids.of(`${actor.tenantId} ${actor.objectId} ${idempotencyKey} ${index}`);
  const changes = parts.map((part, index) => {
    const { lapseMs } = ports.limits;
    const sending = { id: idOf(index), actor, wish, part, rulesHash, continues, lapseMs, now };
    const asked = askedOf({ ...wished, secrets: part.secrets }, ruling.principal);
    return changeFor(ports, asker, { request: newRequest(sending), part, vaults, asked });
  });
  await ports.requests.add(changes);
  const leftOut = unknown.map((secret) => ({ secret, reason: UNKNOWN }));
  const told = await Promise.all(ruling.refused.map((one) => toldOf(ports, asker, one)));
  return { requests: changes.map(({ request }) => request), refused: [...leftOut, ...told] };
};

const unique = (secrets: readonly SecretRef[]): readonly SecretRef[] => [
  ...new Map(
    secrets.map((one) => [
      [one.vault, one.kind ?? "secret", one.name].join("/").toLowerCase(),
      one,
    ]),
  ).values(),
];

type Refused = DatedRuling["refused"][number];

/** A vault that they may neither see nor ask for is not told of. */
const mayKnow = async (
  { wishedSecrets }: RequestPorts,
  asker: Asker,
  { secret }: Refused,
): Promise<boolean> =>
  secret.name !== undefined || (await wishedSecrets.mayKnow(asker, secret.vault));

const toldOf = async (ports: RequestPorts, asker: Asker, refused: Refused) => {
  const { secret, reason, rule } = refused;
  return (await mayKnow(ports, asker, refused))
    ? { secret: refOf(secret), reason, ...(rule && { rule }) }
    : { secret: refOf(secret), reason: UNKNOWN };
};

interface Judged {
  readonly ruling: DatedRuling;
  readonly wish: NewAccessRequest;
  readonly wished: Wish;
}

/** A refusal is an entry too: who wished what, and which rule said no. */
const refuseByRules = async (
  ports: RequestPorts,
  asker: Asker,
  { ruling, wish, wished }: Judged,
): Promise<void> => {
  const refusal = reasonsAgainst(ruling, wish);
  if (!refusal) return;
  const { actor } = asker;
  const knowable = await Promise.all(ruling.refused.map((one) => mayKnow(ports, asker, one)));
  // Not even in the person's own log it says that such a vault exists.
  if (ruling.parts.length === 0 && !knowable.includes(true)) throw new ProblemError("not_found");
  const [first] = wished.secrets;
  await ports.log.append({
    type: "access-request-refused",
    actor: actorEntry(actor),
    subject: { vault: first?.vault, secret: first?.name },
    data: {
      code: refusal.code,
      because: refusal.detail,
      rules: ruling.rulesHash,
      asked: askedOf(wished, ruling.principal),
    },
    texts: { reason: wish.reason, ticket: wish.ticket },
  });
  throw new ProblemError(refusal.code, { detail: refusal.detail });
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
