import type { EntryActor, NewEntry } from "../audit/new-entry.ts";
import { rotationEntry, theService } from "./entries.ts";
import { changed, moved } from "./moves.ts";
import type { RetirementRecord, RotationRecord } from "./rotation.ts";
import { keepsOld } from "./rotators.ts";
import { begun, broken, done, waitingFor } from "./steps.ts";

/** A rotation as it is to stand, with what the log says of it. */
export interface Moved {
  readonly rotation: RotationRecord;
  readonly entry: NewEntry;
}

const WRITE = "write-version";
const VERIFY = "verify-version";

const step = (rotation: RotationRecord, name: string, status: string): Moved => ({
  rotation,
  entry: rotationEntry("rotation-step", rotation, theService, {
    data: { step: name, was: status },
  }),
});

/** Committed before the value is made: whoever finds it knows that a write may be under way. */
export const writing = (rotation: RotationRecord, now: Date): Moved => {
  const steps = begun(rotation.steps, WRITE, now);
  const change = { steps, writeSentAt: now };
  const next =
    rotation.status === "queued" ? moved(rotation, "running", change) : changed(rotation, change);
  return step(next, WRITE, "begun");
};

/** Azure has taken nothing: it is tried again. */
export const putOff = ({ writeSentAt: _, ...rotation }: RotationRecord, detail: string): Moved => {
  const next = changed(rotation, { steps: waitingFor(rotation.steps, WRITE, detail) });
  return step(next, WRITE, "put off");
};

/** Azure has named the new version. Of what its answer says besides, nothing counts. */
export const answered = (rotation: RotationRecord, newVersion: string): Moved =>
  step(changed(rotation, { newVersion }), WRITE, "answered");

const UNNAMED =
  "Azure’s answer was lost. Its log tells within minutes who has made the new version.";

/** @returns nothing where that is said already */
export const unnamed = (rotation: RotationRecord): Moved | undefined => {
  const isSaid = rotation.steps.some(({ detail }) => detail === UNNAMED);
  const steps = waitingFor(rotation.steps, WRITE, UNNAMED);
  return isSaid ? undefined : step(changed(rotation, { steps }), WRITE, "not confirmed");
};

export const written = (rotation: RotationRecord, newVersion: string, now: Date): Moved => {
  const steps = begun(done(rotation.steps, WRITE, now), VERIFY, now);
  return step(moved(rotation, "verifying", { steps, newVersion }), WRITE, "done");
};

const KEPT =
  "What was encrypted with the old version can be decrypted with it alone. It stays until somebody says that it is out of use.";

export const succeeded = (rotation: RotationRecord, now: Date): Moved => {
  const { oldVersion } = rotation;
  const retirement: RetirementRecord | undefined =
    oldVersion === undefined
      ? undefined
      : {
          version: oldVersion,
          status: "retiring",
          overlapEndsAt: new Date(now.getTime() + rotation.overlapMs),
          ...(keepsOld(rotation.settings) && { trouble: KEPT }),
        };
  const next = moved(rotation, "succeeded", {
    steps: done(rotation.steps, VERIFY, now),
    endedAt: now,
    ...(retirement && { retirement }),
  });
  return { rotation: next, entry: rotationEntry("rotation-succeeded", next) };
};

export const failed = (rotation: RotationRecord, now: Date, trouble: string): Moved => {
  const steps = broken(rotation.steps, "failed", now);
  const next = moved(rotation, "failed", { steps, trouble, endedAt: now });
  return {
    rotation: next,
    entry: rotationEntry("rotation-failed", next, theService, { data: { because: trouble } }),
  };
};

export const cancelled = (rotation: RotationRecord, now: Date, actor: EntryActor): Moved => {
  const steps = broken(rotation.steps, "skipped", now);
  const next = moved(rotation, "cancelled", { steps, endedAt: now });
  return { rotation: next, entry: rotationEntry("rotation-cancelled", next, actor) };
};

const retiring = (
  rotation: RotationRecord,
  retirement: RetirementRecord,
  change: Partial<RetirementRecord>,
): RotationRecord => changed(rotation, { retirement: { ...retirement, ...change } });

export const declared = (
  rotation: RotationRecord,
  retirement: RetirementRecord,
  by: NonNullable<RetirementRecord["declared"]>,
  actor: EntryActor,
): Moved => {
  const next = retiring(rotation, retirement, { declared: by });
  const texts = { reason: by.reason };
  return { rotation: next, entry: rotationEntry("old-version-out-of-use", next, actor, { texts }) };
};

export const retired = (
  rotation: RotationRecord,
  { trouble: _, ...retirement }: RetirementRecord,
  now: Date,
): Moved => {
  const next = retiring(rotation, retirement, { status: "retired", endedAt: now });
  return { rotation: next, entry: rotationEntry("old-version-retired", next) };
};

/** It stays as it is, and somebody has to know why. */
export const heldBack = (
  rotation: RotationRecord,
  retirement: RetirementRecord,
  trouble: string,
): Moved => {
  const next = retiring(rotation, retirement, { trouble });
  return {
    rotation: next,
    entry: rotationEntry("old-version-kept", next, theService, { data: { because: trouble } }),
  };
};
