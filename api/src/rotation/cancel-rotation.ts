import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { askedToStop } from "./errand.ts";
import { findRights } from "./find-rights.ts";
import { findVisibleRotation } from "./find-visible-rotation.ts";
import { cancelled } from "./outcomes.ts";
import type { RotationPorts } from "./ports.ts";
import { recordRefusal } from "./record-refusal.ts";
import type { RotationRecord } from "./rotation.ts";
import { mayCancel } from "./standing-actions.ts";

/**
 * Stops a rotation while nothing of it is written. Whoever runs it finds the row changed, and stops;
 * what runs elsewhere is told to, and is cancelled once it has.
 * @throws ProblemError `not_found`, `not_allowed`, `refused_by_rules`, `state_changed`
 */
export const cancelRotation = async (
  ports: Pick<
    RotationPorts,
    "rotations" | "rights" | "inAzure" | "rules" | "vaults" | "log" | "clock"
  >,
  asker: Asker,
  id: string,
): Promise<RotationRecord> => {
  const { target, settings } = await findVisibleRotation(ports, asker, id);
  const rights = await findRights(ports, asker, { target, rotator: settings.rotator });
  const seen = await findVisibleRotation(ports, asker, id);
  await recordRefusal(ports.log, asker, target, mayCancel(seen, rights));
  return ports.rotations.change(id, (rotation) => {
    const guarded = mayCancel(rotation, rights);
    if (!guarded.allowed) throw new ProblemError(guarded.code, { detail: guarded.reason });
    const now = ports.clock.now();
    const actor = actorEntry(asker.actor);
    return rotation.writeSentAt === undefined
      ? cancelled(rotation, now, actor)
      : askedToStop(rotation, now, { actor });
  });
};
