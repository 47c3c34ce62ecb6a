import { dueBy } from "@vault-tab/contract/next-rotations";
import type { RotationPlans } from "../ports/rotation-plans.ts";
import { ProblemError } from "../problem-error.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { planEntry, theService } from "./entries.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { RotationTarget } from "./rotation.ts";

/** A plan is due by the version that is there now. Its approval stands: nobody has changed what it says. */
export const setDueDate = async (
  plans: Pick<RotationPlans, "find" | "change">,
  target: RotationTarget,
  newest: Pick<VersionMetadata, "createdAt" | "expiresAt">,
): Promise<void> => {
  const seen = await plans.find(target);
  const dueAt = dueBy(seen?.cadence, newest);
  if (!seen || dueAt?.getTime() === seen.dueAt?.getTime()) return;
  await plans.change(target, (plan) => {
    if (!plan) throw new ProblemError("plan_missing");
    const next = dueAgain(plan, dueBy(plan.cadence, newest));
    return { plan: next, entry: planEntry("rotation-plan-due", next, theService) };
  });
};

const dueAgain = (
  { dueAt: _, ...plan }: RotationPlanRecord,
  dueAt: Date | undefined,
): RotationPlanRecord => ({ ...plan, ...(dueAt && { dueAt }) });
