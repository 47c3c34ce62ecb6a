import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import { grantEntry } from "./entries.ts";
import type { GrantRecord } from "./grant.ts";
import type { GrantPorts } from "./ports.ts";
import { mayReturn } from "./standing-actions.ts";
import { stopped } from "./stopped.ts";

/**
 * Gives one's own access back before its end.
 * @throws ProblemError `not_found`, alike for what is somebody else's, `state_changed`
 */
export const returnGrant = async (
  { grants, clock, assignments }: Pick<GrantPorts, "grants" | "clock" | "assignments">,
  { actor }: Asker,
  id: string,
): Promise<GrantRecord> => {
  const seen = await grants.find(id);
  if (!seen || seen.holder.objectId !== actor.objectId) throw new ProblemError("not_found");
  return grants.change(id, (grant) => {
    const now = clock.now();
    const { heldAtLeastMs } = assignments;
    const allowed = mayReturn(grant, actor, { now, heldAtLeastMs });
    if (!allowed.allowed) throw new ProblemError("state_changed", { detail: allowed.reason });
    const by = { objectId: actor.objectId, name: actor.name };
    const next = stopped(grant, "returned", by, now);
    const type = next.status === "ended" ? "grant-ended" : "grant-ending";
    return { grant: next, entries: [grantEntry(type, next, actorEntry(actor))] };
  });
};
