import type { RotatorName } from "@vault-tab/contract";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { stepsOfErrand, stepsOfRenewal } from "./errand-steps.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { RotationRecord, RotationTarget, StepRecord } from "./rotation.ts";
import { stepsOfGenerated, stepsOfKey } from "./steps.ts";

interface Beginning extends Pick<RotationRecord, "id" | "trigger" | "startedBy" | "reason"> {
  readonly target: RotationTarget;
  readonly plan: RotationPlanRecord;
  readonly newest: Pick<VersionMetadata, "enabled" | "version">;
}

const steps: Readonly<Record<RotatorName, readonly StepRecord[]>> = {
  generated: stepsOfGenerated,
  "github-actions": stepsOfErrand,
  "azure-automation": stepsOfErrand,
  "certificate-renewal": stepsOfRenewal,
  "key-rotation": stepsOfKey,
};

/** A rotation as it begins: what its plan says is pinned, whatever becomes of the plan. */
export const newRotation = (
  { plan, newest, ...beginning }: Beginning,
  now: Date,
): RotationRecord => ({
  ...beginning,
  revision: 1,
  settings: plan.settings,
  planVersion: plan.version,
  overlapMs: plan.overlapMs,
  quietMs: plan.quietMs,
  status: "queued",
  createdAt: now,
  steps: steps[plan.settings.rotator],
  ...(newest.enabled && { oldVersion: newest.version }),
  dueAt: now,
});
