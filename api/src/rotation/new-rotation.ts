import type { VersionMetadata } from "../secrets/metadata.ts";
import { stepsOfErrand } from "./errand-steps.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { RotationRecord, RotationTarget } from "./rotation.ts";
import { worksOutside } from "./rotators.ts";
import { stepsOfGenerated } from "./steps.ts";

interface Beginning extends Pick<RotationRecord, "id" | "trigger" | "startedBy" | "reason"> {
  readonly target: RotationTarget;
  readonly plan: RotationPlanRecord;
  readonly newest: Pick<VersionMetadata, "enabled" | "version">;
}

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
  steps: worksOutside(plan.settings.rotator) ? stepsOfErrand : stepsOfGenerated,
  ...(newest.enabled && { oldVersion: newest.version }),
  dueAt: now,
});
