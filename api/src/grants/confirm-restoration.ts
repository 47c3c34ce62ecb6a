import type { Clock } from "../clock.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import type { Restorations } from "../ports/restorations.ts";
import { ProblemError } from "../problem-error.ts";
import { mayConfirmRestoration } from "./standing-actions.ts";

export interface RestorationPorts {
  readonly restorations: Restorations;
  readonly clock: Pick<Clock, "now">;
}

/**
 * An admin has compared what the restored database says with Azure: from now on grants are opened
 * again. Until then they were only ended.
 * @throws ProblemError `not_allowed`, `state_changed` where nothing was restored
 */
export const confirmRestoration = async (
  { restorations, clock }: RestorationPorts,
  { actor }: Asker,
): Promise<{ acknowledgedAt: string }> => {
  const allowed = mayConfirmRestoration(actor);
  if (!allowed.allowed) throw new ProblemError("not_allowed", { detail: allowed.reason });
  const at = clock.now();
  const entry = {
    type: "restore-acknowledged" as const,
    actor: actorEntry(actor),
    subject: {},
  };
  if (!(await restorations.acknowledge(actor.objectId, at, entry))) {
    throw new ProblemError("state_changed", { detail: "There is no restore to confirm." });
  }
  return { acknowledgedAt: at.toISOString() };
};
