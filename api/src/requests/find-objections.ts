import { millisecondsOf, type NewAccessRequest, type SecretRef } from "@vault-tab/contract";
import type { GrantRecord } from "../grants/grant.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { Part } from "../rules/ruling.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { tooLongAtAStretch } from "./continuous.ts";
import type { RequestPorts } from "./ports.ts";

type Ports = Pick<RequestPorts, "requests" | "grants">;

interface Wished {
  readonly wish: NewAccessRequest;
  readonly parts: readonly Part[];
  readonly secrets: readonly SecretRef[];
  readonly continues: string | undefined;
  readonly now: Date;
}

const SCANNED = 500;
const DAY = 24 * 60 * 60_000;

/**
 * What stands against a wish that the rules allow: what the person asked for or had before.
 * @throws ProblemError `already_asked`, `refused_by_rules`
 */
export const findObjections = async (
  ports: Ports,
  { actor }: Asker,
  wished: Wished,
): Promise<void> => {
  const requests = await ports.requests.list({ requester: actor.objectId }, SCANNED);
  const grants = await ports.grants.list({ holder: actor.objectId }, SCANNED);
  refuseTwice(wished, requests, grants);
  if (wished.wish.breakGlass) refuseBreakGlass(wished, requests);
  refuseTooLong(wished, grants);
};

/** The same wish again is told, not doubled: while one is pending, and while it runs. */
const refuseTwice = (
  { wish: { role, breakGlass = false }, secrets, continues }: Wished,
  requests: readonly AccessRequestRecord[],
  grants: readonly GrantRecord[],
): void => {
  const wanted = new Set(secrets.map(keyOf));
  const twice = requests.find(
    (one) =>
      one.status === "pending" &&
      one.role === role &&
      one.breakGlass === breakGlass &&
      one.continues === continues &&
      one.secrets.some((secret) => wanted.has(keyOf(secret))),
  );
  if (twice) {
    throw new ProblemError("already_asked", {
      detail: `You have asked for ${nameOf(twice.secrets)} already, and it is still to be decided.`,
    });
  }
  const open = grants.find(
    ({ status, target, secret, continues: from }) =>
      (status === "scheduled" || status === "provisioning" || status === "active") &&
      target.role === role &&
      wanted.has(keyOf(secret)) &&
      // An extension goes on from what runs; a second extension of it is the same wish again.
      (continues === undefined || from === continues),
  );
  if (open) {
    throw new ProblemError("already_asked", {
      detail: `You have this access to ${nameOf([open.secret])} already. Extend it if you need it longer.`,
    });
  }
};

/** One at a time is to be looked at, and none after somebody has just said no (DESIGN section 5). */
const refuseBreakGlass = (
  { secrets, now }: Wished,
  requests: readonly AccessRequestRecord[],
): void => {
  if (requests.some(({ breakGlass, signedOff }) => breakGlass && !signedOff)) {
    throw new ProblemError("refused_by_rules", {
      detail: "You have broken the glass before, and nobody has signed that off yet.",
    });
  }
  const wanted = new Set(secrets.map(keyOf));
  const declined = requests.some(
    ({ status, decidedAt, secrets: before }) =>
      status === "declined" &&
      decidedAt !== undefined &&
      now.getTime() - decidedAt.getTime() < DAY &&
      before.some((secret) => wanted.has(keyOf(secret))),
  );
  if (declined) {
    throw new ProblemError("refused_by_rules", {
      detail: "Somebody declined this within the last 24 hours. Talk to them.",
    });
  }
};

const refuseTooLong = ({ wish, parts, now }: Wished, grants: readonly GrantRecord[]): void => {
  const start = wish.startsAt === undefined ? now : new Date(wish.startsAt);
  const durationMs = millisecondsOf(wish.duration);
  for (const part of parts) {
    for (const secret of part.secrets) {
      const same = grants.filter(
        ({ target, secret: held }) => target.role === wish.role && keyOf(held) === keyOf(secret),
      );
      const reason = tooLongAtAStretch({ start, durationMs }, part.maxContinuous, same);
      if (reason !== undefined) throw new ProblemError("refused_by_rules", { detail: reason });
    }
  }
};

const keyOf = ({ vault, name = "", kind = "secret" }: SecretRef): string =>
  [vault, kind, name].join("/").toLowerCase();

const nameOf = (secrets: readonly SecretRef[]): string =>
  secrets.map(({ vault, name }) => name ?? vault).join(", ");
