import type { Rotation, RotationStatus } from "@vault-tab/contract";
import { bothWork } from "../../ui/plan-words.ts";

const statusWords = {
  queued: "Waits for its turn",
  running: "Is running",
  verifying: "The new version is being looked at",
  succeeded: "Rotated",
  failed: "Failed",
  cancelled: "Cancelled",
} as const satisfies Record<RotationStatus, string>;

export const isOver = ({ status }: Pick<Rotation, "status">): boolean =>
  status === "succeeded" || status === "failed" || status === "cancelled";

/** Why it began. What people call themselves is in it as they wrote it. */
export function triggerWords({ trigger, startedBy }: Rotation): string {
  if (startedBy) return `Started by ${startedBy.name}`;
  return trigger === "after-use"
    ? "Started since access to it was used and has ended"
    : "Started by its plan";
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The step that runs, or the next one. */
  readonly step: string | undefined;
}

export function progressOf({ steps }: Pick<Rotation, "steps">): Progress {
  const done = steps.filter(({ status }) => status === "done" || status === "skipped").length;
  const current =
    steps.find(({ status }) => status === "running") ??
    steps.find(({ status }) => status === "waiting");
  return { done, total: steps.length, step: current?.title };
}

/** "Step 2 of 3: See that the new version holds" */
export function progressWords(rotation: Rotation): string {
  const { done, total, step } = progressOf(rotation);
  if (isOver(rotation) || step === undefined) return statusWords[rotation.status];
  return `Step ${Math.min(done + 1, total)} of ${total}: ${step}`;
}

/** How things stand with the secret after it, and what to do. */
export function standWords({ kind, status, newVersion, oldVersion }: Rotation): string | undefined {
  if (status === "cancelled") return `Nothing was written: the ${kind} is as it was.`;
  if (status === "succeeded") {
    return kind === "key"
      ? "The new version is in use: whoever names no version of the key uses it."
      : `The new version is in use: whoever reads the ${kind} gets it.`;
  }
  if (status !== "failed") return undefined;
  if (newVersion !== undefined) {
    return `A new version was written. Look at it in the ${kind} before you start again.`;
  }
  return oldVersion === undefined
    ? "No version was replaced. You can start again."
    : "The version from before is still in use and still works. You can start again.";
}

type Time = { readonly now: number; readonly words: (instant: string) => string };

/** What becomes of the version that was replaced. */
export function retirementWords({ kind, retirement }: Rotation, { now, words }: Time): string {
  if (!retirement) return "There was no enabled version before.";
  const { status, declared, overlapEndsAt, endedAt, trouble } = retirement;
  const when = endedAt === undefined ? "" : ` ${words(endedAt)}`;
  if (status === "revoked") return `The system that it was for refuses the old value${when}.`;
  if (status === "retired") return `The old version was disabled${when}.`;
  if (declared) return `${declared.by.name} said that it is out of use: it is being disabled.`;
  const isOpen = Date.parse(overlapEndsAt) > now;
  // What it waits for stands beside it, and is not always silence.
  if (kind === "key" && trouble !== undefined) return `${bothWork[kind]}.`;
  const silence = kind === "secret" ? "nobody has read it" : "nothing has used it";
  return isOpen
    ? `${bothWork[kind]} until ${words(overlapEndsAt)} at least. Then the old version is disabled as soon as ${silence} for as long as the plan wants.`
    : `The old version is still enabled. It is disabled as soon as ${silence} for as long as the plan wants.`;
}
