import type { RotationPlanning, RotatorName } from "@vault-tab/contract";
import { dueBy } from "@vault-tab/contract/next-rotations";
import type { Asker } from "../ports/asker.ts";
import { findRightsShown } from "./find-rights.ts";
import { findRotatable, type Named, type Rotatable } from "./find-rotatable.ts";
import type { LookPorts } from "./ports.ts";
import { presentPlan } from "./present-plan.ts";
import type { RotationPlanRecord } from "./plan.ts";
import { rotatorsFor } from "./rotators.ts";
import { NOT_PERFORMED } from "./plan-limits.ts";
import { mayApprove, mayByRules, mayStart } from "./standing-actions.ts";

/**
 * The plan of a secret, and what this person may do about its rotation, and why not.
 * @throws ProblemError `not_found`, and what signing in may answer
 */
export const showPlanning = async (
  ports: LookPorts,
  asker: Asker,
  named: Named,
): Promise<RotationPlanning> =>
  presentPlanning(ports, asker, await findRotatable(ports, asker, named));

export const presentPlanning = async (
  ports: LookPorts,
  asker: Asker,
  { target, newest }: Rotatable,
): Promise<RotationPlanning> => {
  const plan = await ports.plans.find(target);
  const running = await ports.rotations.running(target);
  const rotator = plan?.settings.rotator;
  const rights = await findRightsShown(ports, asker, { target, rotator, newest });
  const performed: ReadonlySet<RotatorName> = new Set(ports.rotators.keys());
  return {
    ...target,
    ...(plan && { plan: { ...presentPlan(plan), ...dueOf(plan, newest) } }),
    ...(running && { running: running.id }),
    rotators: rotatorsFor(target.kind).map((name) =>
      performed.has(name)
        ? { name, available: true }
        : { name, available: false, reason: NOT_PERFORMED },
    ),
    actions: [
      { name: "rotate", ...mayStart(rights, { newest, plan, performed, running }) },
      { name: "change-plan", ...mayByRules(rights) },
      { name: "approve-plan", ...mayApprove(rights, plan) },
    ],
  };
};

/** By the version that is there now: somebody may have written it without us. */
const dueOf = ({ cadence }: RotationPlanRecord, newest: Rotatable["newest"]) => {
  const dueAt = dueBy(cadence, newest);
  return dueAt && { dueAt: dueAt.toISOString() };
};
