import { durationOf, type RotationPlan } from "@vault-tab/contract";
import { isApproved } from "./approval.ts";
import type { RotationPlanRecord } from "./plan.ts";

/** A plan as the contract says it. */
export const presentPlan = (plan: RotationPlanRecord): RotationPlan => ({
  id: plan.id,
  ...plan.target,
  version: plan.version,
  settings: plan.settings,
  ...(plan.cadence && { cadence: plan.cadence }),
  ...(plan.window && { window: plan.window }),
  overlap: durationOf(plan.overlapMs),
  quiet: durationOf(plan.quietMs),
  tell: [...plan.tell],
  changedBy: plan.changedBy,
  changedAt: plan.changedAt.toISOString(),
  ...(plan.approval &&
    isApproved(plan) && { approval: { by: plan.approval.by, at: plan.approval.at.toISOString() } }),
  ...(plan.dueAt && { dueAt: plan.dueAt.toISOString() }),
});
