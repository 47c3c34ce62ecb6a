import type { Rotation } from "@vault-tab/contract";
import type { RetirementRecord, RotationRecord, StepRecord } from "./rotation.ts";

/** A rotation as the contract says it, with what its viewer may do with it. */
export const presentRotation = (
  rotation: RotationRecord,
  actions: Rotation["actions"],
): Rotation => ({
  id: rotation.id,
  ...rotation.target,
  rotator: rotation.settings.rotator,
  trigger: rotation.trigger,
  status: rotation.status,
  ...(rotation.startedBy && { startedBy: rotation.startedBy }),
  ...(rotation.reason !== undefined && { reason: rotation.reason }),
  planVersion: rotation.planVersion,
  createdAt: rotation.createdAt.toISOString(),
  ...(rotation.endedAt && { endedAt: rotation.endedAt.toISOString() }),
  steps: rotation.steps.map(presentStep),
  ...(rotation.oldVersion !== undefined && { oldVersion: rotation.oldVersion }),
  ...(rotation.newVersion !== undefined && { newVersion: rotation.newVersion }),
  ...(rotation.trouble !== undefined && { trouble: rotation.trouble }),
  ...(rotation.retirement && { retirement: presentRetirement(rotation.retirement) }),
  actions,
});

const presentStep = ({ startedAt, endedAt, ...step }: StepRecord): Rotation["steps"][number] => ({
  ...step,
  ...(startedAt && { startedAt: startedAt.toISOString() }),
  ...(endedAt && { endedAt: endedAt.toISOString() }),
});

const presentRetirement = ({
  overlapEndsAt,
  declared,
  endedAt,
  ...retirement
}: RetirementRecord): NonNullable<Rotation["retirement"]> => ({
  ...retirement,
  overlapEndsAt: overlapEndsAt.toISOString(),
  ...(declared && { declared: { ...declared, at: declared.at.toISOString() } }),
  ...(endedAt && { endedAt: endedAt.toISOString() }),
});
