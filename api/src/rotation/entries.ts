import type { EntryType } from "../audit/entry-types.ts";
import type { EntryActor, NewEntry } from "../audit/new-entry.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { RotationRecord } from "./rotation.ts";

/** Who acts where a run goes on by itself. */
export const theService: EntryActor = { kind: "service", id: "vault-tab-rotation" };

/** What the log says of a rotation; what people wrote goes beside the chain. */
export const rotationEntry = (
  type: EntryType,
  rotation: RotationRecord,
  actor: EntryActor = theService,
  more: Pick<NewEntry, "data" | "texts"> = {},
): NewEntry => ({
  type,
  actor,
  subject: {
    vault: rotation.target.vault,
    secret: rotation.target.name,
    kind: rotation.target.kind,
  },
  data: {
    rotation: rotation.id,
    requester: rotation.startedBy?.objectId,
    requesterName: rotation.startedBy?.name,
    rotator: rotation.settings.rotator,
    planVersion: rotation.planVersion,
    status: rotation.status,
    oldVersion: rotation.oldVersion,
    newVersion: rotation.newVersion,
    ...more.data,
  },
  ...(more.texts && { texts: more.texts }),
});

export const planEntry = (
  type: EntryType,
  plan: RotationPlanRecord,
  actor: EntryActor,
): NewEntry => ({
  type,
  actor,
  subject: { vault: plan.target.vault, secret: plan.target.name, kind: plan.target.kind },
  data: {
    plan: plan.id,
    version: plan.version,
    rotator: plan.settings.rotator,
    noOutsideSystem:
      plan.settings.rotator === "generated" ? plan.settings.noOutsideSystem : undefined,
    approved: plan.approval !== undefined,
    hash: plan.approval?.hash,
    dueAt: plan.dueAt?.toISOString(),
  },
});
