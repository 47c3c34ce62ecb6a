import { rotationEntry } from "./entries.ts";
import type { Rotatable } from "./find-rotatable.ts";
import { newRotation } from "./new-rotation.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { SweepPorts } from "./ports.ts";
import type { RotationRecord } from "./rotation.ts";
import { mayBegin } from "./standing-actions.ts";

export interface Planned extends Pick<RotationRecord, "id" | "trigger"> {
  readonly plan: RotationPlanRecord;
  readonly found: Rotatable;
}

/**
 * Begins what nobody has started by hand, where nothing stands in its way.
 * @throws ProblemError `already_rotating` where another replica was first
 */
export const startPlanned = async (
  { rotations, rotators, clock }: Pick<SweepPorts, "rotations" | "rotators" | "clock">,
  { found: { target, newest }, ...beginning }: Planned,
): Promise<void> => {
  const running = await rotations.running(target);
  const performed = new Set(rotators.keys());
  if (!mayBegin({ newest, plan: beginning.plan, performed, running }).allowed) return;
  const now = clock.now();
  const rotation = newRotation({ ...beginning, target, newest }, now);
  const entry = rotationEntry("rotation-started", rotation);
  await rotations.add({ rotation, entry }, now);
};
