import { millisecondsOf, type NewAccessRequest } from "@vault-tab/contract";
import type { Actor } from "../identity/actor.ts";
import type { Part } from "../rules/ruling.ts";
import { refOf } from "../rules/wished-secret.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { wishKey } from "./wish-key.ts";

/** What of a wish becomes one request. */
export interface Sending {
  readonly id: string;
  readonly actor: Pick<Actor, "kind" | "objectId" | "name">;
  readonly wish: NewAccessRequest;
  readonly part: Part;
  readonly rulesHash: string;
  /** The grant that this goes on from. */
  readonly continues?: string | undefined;
  readonly lapseMs: number;
  readonly now: Date;
}

/** A request as it begins, with what the rules ask for at this moment. */
export const newRequest = (sending: Sending): AccessRequestRecord => {
  const { id, actor, wish, part, continues, lapseMs, now } = sending;
  const secrets = part.secrets.map(refOf);
  const breakGlass = wish.breakGlass ?? false;
  return {
    id,
    version: 1,
    status: "pending",
    requester: { objectId: actor.objectId, name: actor.name },
    ...(actor.kind === "agent" && { agent: actor.name }),
    secrets,
    identities: part.secrets.flatMap((secret) =>
      secret.firstVersion === undefined
        ? []
        : [{ ...refOf(secret), firstVersion: secret.firstVersion }],
    ),
    role: wish.role,
    durationMs: millisecondsOf(wish.duration),
    reason: wish.reason,
    ...(wish.ticket !== undefined && { ticket: wish.ticket }),
    ...(wish.startsAt !== undefined && { startsAt: new Date(wish.startsAt) }),
    breakGlass,
    ...(continues !== undefined && { continues }),
    obligations: {
      rulesHash: sending.rulesHash,
      quorums: part.quorums.map(({ people: _, ...quorum }) => quorum),
      named: part.named,
      fallback: part.fallback,
      longestMs: part.longest,
      ...(part.rotateAfterUse && { rotateAfterUse: true }),
    },
    decisions: [],
    wishKey: wishKey({ role: wish.role, secrets, breakGlass, continues }),
    createdAt: now,
    lapsesAt: new Date(now.getTime() + lapseMs),
  };
};
