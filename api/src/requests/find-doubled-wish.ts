import type { NewAccessRequest, SecretRef } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { RequestPorts } from "./ports.ts";

const SCANNED = 500;

/**
 * The same wish again is told, not doubled: while one is pending, and while it runs. To go on
 * longer there are extensions.
 * @throws ProblemError `already_asked`
 */
export const findDoubledWish = async (
  { requests, grants }: Pick<RequestPorts, "requests" | "grants">,
  { actor }: Asker,
  { role, breakGlass = false }: NewAccessRequest,
  secrets: readonly SecretRef[],
  continues: string | undefined,
): Promise<void> => {
  const wanted = new Set(secrets.map(keyOf));
  const mine = { statuses: ["pending" as const], requester: actor.objectId };
  const pending = await requests.list(mine, SCANNED);
  const twice = pending.find(
    (one) =>
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
  if (continues !== undefined) return;
  const running = await grants.list(
    { holder: actor.objectId, statuses: ["scheduled", "provisioning", "active"] },
    SCANNED,
  );
  const open = running.find(
    ({ target, secret }) => target.role === role && wanted.has(keyOf(secret)),
  );
  if (open) {
    throw new ProblemError("already_asked", {
      detail: `You have this access to ${nameOf([open.secret])} already. Extend it if you need it longer.`,
    });
  }
};

const keyOf = ({ vault, name = "", kind = "secret" }: SecretRef): string =>
  [vault, kind, name].join("/").toLowerCase();

const nameOf = (secrets: readonly SecretRef[]): string =>
  secrets.map(({ vault, name }) => name ?? vault).join(", ");
