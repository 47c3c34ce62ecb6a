import type { StepStatus } from "@vault-tab/contract";
import type { StepRecord } from "./rotation.ts";

/** What `generated` does, one after the other. */
export const stepsOfGenerated: readonly StepRecord[] = [
  { name: "write-version", title: "Make a value and write a new version", status: "waiting" },
  { name: "verify-version", title: "See that the new version holds", status: "waiting" },
];

/** What `key-rotation` does. */
export const stepsOfKey: readonly StepRecord[] = [
  { name: "write-version", title: "Have Key Vault make a new version", status: "waiting" },
  { name: "verify-version", title: "See that the new version holds", status: "waiting" },
];

export const begun = (steps: readonly StepRecord[], name: string, now: Date) =>
  withStep(steps, name, { status: "running", startedAt: now });

export const done = (steps: readonly StepRecord[], name: string, now: Date) =>
  withStep(steps, name, { status: "done", endedAt: now });

/** What it waits for. */
export const waitingFor = (steps: readonly StepRecord[], name: string, detail: string) =>
  withStep(steps, name, { status: "running", detail });

/** The one that runs has ended so; what did not begin is left out. */
export const broken = (
  steps: readonly StepRecord[],
  status: Extract<StepStatus, "failed" | "skipped">,
  now: Date,
): readonly StepRecord[] =>
  steps.map((step) => {
    if (step.status === "waiting") return { ...step, status: "skipped" };
    return step.status === "running" ? { ...step, status, endedAt: now } : step;
  });

const withStep = (
  steps: readonly StepRecord[],
  name: string,
  change: Partial<StepRecord>,
): readonly StepRecord[] =>
  steps.map(({ detail: _, ...step }) => (step.name === name ? { ...step, ...change } : step));
