import { millisecondsOf } from "@vault-tab/contract";
import type { EntryActor } from "../audit/new-entry.ts";
import { rotationEntry, theService } from "./entries.ts";
import type { Errand, SeenStep } from "./errand-facts.ts";
import { allRan, FOLLOW, SEND, withSeen } from "./errand-steps.ts";
import { changed, moved } from "./moves.ts";
import type { Moved } from "./outcomes.ts";
import type { RotationRecord } from "./rotation.ts";
import { begun, done, waitingFor } from "./steps.ts";

const MINUTE = 60_000;
/** Where a plan says nothing. An issuer may have people look at what it is asked for. */
const TIME_LIMIT = 60 * MINUTE;
const ISSUER_TIME_LIMIT = 24 * 60 * MINUTE;

/** How an errand moves a rotation; what becomes of it in the end is as with every other. */
const step = (
  rotation: RotationRecord,
  name: string,
  was: string,
  actor: EntryActor = theService,
): Moved => ({
  rotation,
  entry: rotationEntry("rotation-step", rotation, actor, {
    data: { step: name, was, run: rotation.run },
  }),
});

export const errandOf = (rotation: RotationRecord, sentAt: Date): Errand => ({
  rotation: rotation.id,
  target: rotation.target,
  settings: rotation.settings,
  sentAt,
  ...(rotation.run !== undefined && { run: rotation.run }),
});

/** Committed before it is sent: whoever finds it knows that there may be a run. */
export const sending = (rotation: RotationRecord, now: Date): Moved => {
  const change = { steps: begun(rotation.steps, SEND, now), writeSentAt: now };
  const next =
    rotation.status === "queued" ? moved(rotation, "running", change) : changed(rotation, change);
  return step(next, SEND, "begun");
};

/** Nothing was taken: it is sent again. */
export const notTaken = (
  { writeSentAt: _, ...rotation }: RotationRecord,
  detail: string,
): Moved => {
  const next = changed(rotation, { steps: waitingFor(rotation.steps, SEND, detail) });
  return step(next, SEND, "put off");
};

/** There is a run, and so far it has come. @returns nothing where that is known already */
export const seen = (
  rotation: RotationRecord,
  { run, steps }: { readonly run?: string | undefined; readonly steps: readonly SeenStep[] },
  now: Date,
): Moved | undefined => {
  const first = rotation.steps.find(({ name }) => name === FOLLOW)?.status === "waiting";
  const own = first ? begun(done(rotation.steps, SEND, now), FOLLOW, now) : rotation.steps;
  const next = withSeen(own, steps, now);
  const isNews = rotation.run !== run || JSON.stringify(next) !== JSON.stringify(rotation.steps);
  if (!isNews) return undefined;
  return step(
    changed(rotation, { steps: next, ...(run !== undefined && { run }) }),
    FOLLOW,
    first ? "begun" : "seen",
  );
};

/** It has run to its end. */
export const ran = (rotation: RotationRecord, now: Date): Moved =>
  step(changed(rotation, { steps: allRan(rotation.steps, now) }), FOLLOW, "done");

/** Somebody, or the limit of the plan, ends it: what the other system makes of that is waited for. */
export const askedToStop = (
  rotation: RotationRecord,
  now: Date,
  more: { readonly actor?: EntryActor; readonly trouble?: string } = {},
): Moved => {
  const next = changed(rotation, {
    steps: waitingFor(rotation.steps, FOLLOW, "It was asked to stop."),
    stopAskedAt: now,
    ...(more.trouble !== undefined && { trouble: more.trouble }),
  });
  return step(next, FOLLOW, "asked to stop", more.actor);
};

/** So long a run may take. */
export const timeLimitOf = ({ settings }: Pick<RotationRecord, "settings">): number => {
  const usual = settings.rotator === "certificate-renewal" ? ISSUER_TIME_LIMIT : TIME_LIMIT;
  return "timeLimit" in settings && settings.timeLimit !== undefined
    ? millisecondsOf(settings.timeLimit)
    : usual;
};
