import type { Revocation } from "@vault-tab/contract";
import { no } from "../identity/allowance.ts";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import { grantEntry } from "./entries.ts";
import type { GrantRecord } from "./grant.ts";
import type { GrantPorts } from "./ports.ts";
import { revokingOf } from "./look-at-grants.ts";
import { mayRevoke } from "./standing-actions.ts";
import { stopped } from "./stopped.ts";

/**
 * Ends somebody's access now.
 * @throws ProblemError `not_found`, `not_allowed`, `state_changed`, `secret_in_text`, and what
 * signing in anew may answer
 */
export const revokeGrant = async (
  ports: GrantPorts,
  asker: Asker,
  id: string,
  { reason }: Revocation,
): Promise<GrantRecord> => {
  const { actor } = asker;
  const seen = await ports.grants.find(id);
  if (!seen) throw new ProblemError("not_found");
  const byRules = (await revokingOf(ports, actor, [seen])).get(id) ?? no("It is not known.");
  const isOwn = seen.holder.objectId === actor.objectId;
  if (!byRules.allowed && !isOwn && !isOverseer(actor)) throw new ProblemError("not_found");
  if (!byRules.allowed) throw new ProblemError("not_allowed", { detail: byRules.reason });
  const kind = await ports.inspector.inspect(reason);
  if (kind !== undefined) {
    throw new ProblemError("secret_in_text", { errors: [{ field: "reason", message: kind }] });
  }
  await ports.signIn.confirm(asker);
  return ports.grants.change(id, (grant) => {
    const now = ports.clock.now();
    const { heldAtLeastMs } = ports.assignments;
    const allowed = mayRevoke(grant, actor, byRules, { now, heldAtLeastMs });
    if (!allowed.allowed) throw new ProblemError("state_changed", { detail: allowed.reason });
    const by = { objectId: actor.objectId, name: actor.name };
    const next = stopped(grant, "revoked", by, now);
    const type = next.status === "ended" ? "grant-ended" : "grant-ending";
    const entry = { ...grantEntry(type, next, actorEntry(actor)), texts: { reason } };
    return { grant: next, entries: [entry] };
  });
};
