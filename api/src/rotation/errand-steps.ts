import type { SeenStep } from "./errand-facts.ts";
import type { StepRecord } from "./rotation.ts";

export const SEND = "start-run";
export const FOLLOW = "follow-run";
const VERIFY = "verify-version";
/** Before the names of steps that the other system tells of. */
const INNER = "run/";
/** What others write is shown, so it is no longer than a line, nor longer than a page. */
const LONGEST = 80;
const MOST = 40;

/** What is done where another system brings about the new version. */
export const stepsOfErrand: readonly StepRecord[] = [
  { name: SEND, title: "Start the run", status: "waiting" },
  { name: FOLLOW, title: "Wait until it has run", status: "waiting" },
  { name: VERIFY, title: "See that the new version holds", status: "waiting" },
];

/** What is done where an issuer does. */
export const stepsOfRenewal: readonly StepRecord[] = [
  { name: SEND, title: "Ask for the next version by the certificate’s policy", status: "waiting" },
  { name: FOLLOW, title: "Wait until it is issued", status: "waiting" },
  { name: VERIFY, title: "See that the new version holds", status: "waiting" },
];

/** With the steps of the run, as they are seen now, before the one that verifies. */
export const withSeen = (
  steps: readonly StepRecord[],
  seen: readonly SeenStep[],
  now: Date,
): readonly StepRecord[] => {
  const known = new Map(steps.map((step) => [step.name, step]));
  const inner = seen.slice(0, MOST).map(({ name, title, status }): StepRecord => {
    const before = known.get(INNER + name);
    const startedAt = before?.startedAt ?? (status === "waiting" ? undefined : now);
    const isOver = status !== "waiting" && status !== "running";
    const endedAt = before?.endedAt ?? (isOver ? now : undefined);
    return {
      ...{ name: INNER + name, title: title.slice(0, LONGEST), status },
      ...(startedAt && { startedAt }),
      ...(endedAt && { endedAt }),
    };
  });
  const own = steps.filter(({ name }) => !name.startsWith(INNER));
  const first = own.filter(({ name }) => name !== VERIFY);
  return [...first, ...inner, ...own.filter(({ name }) => name === VERIFY)];
};

/** The run ended well, whatever was seen last of each of its steps. */
export const allRan = (steps: readonly StepRecord[], now: Date): readonly StepRecord[] =>
  steps.map((step) => {
    const isInner = step.name.startsWith(INNER);
    if (step.name === VERIFY) return step;
    if (isInner && step.status === "waiting") return { ...step, status: "skipped" };
    const { detail: _, ...rest } = step;
    return step.endedAt ? step : { ...rest, status: "done", endedAt: now };
  });
