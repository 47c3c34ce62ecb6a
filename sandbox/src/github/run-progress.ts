/** How far a run is: a function of its plan and the time. Milliseconds since the epoch. */
export interface Plan {
  readonly createdAt: number;
  readonly queue: number;
  /** How long each step takes. */
  readonly step: number;
  /** With those that GitHub itself adds, first and last. */
  readonly steps: readonly string[];
  /** Positions of the step that writes, of one that fails, and of one that never ends. */
  readonly writing?: number;
  readonly failing?: number;
  readonly stalling?: number;
}

export type Status = "queued" | "in_progress" | "completed";
export type Conclusion = "success" | "failure" | "cancelled" | "skipped";

interface Stage {
  readonly status: Status;
  readonly conclusion: Conclusion | null;
  readonly startedAt?: number;
  readonly completedAt?: number;
}

export interface StepProgress extends Stage {
  readonly name: string;
}

export interface Progress extends Stage {
  readonly updatedAt: number;
  readonly steps: readonly StepProgress[];
}

interface Planned {
  readonly name: string;
  readonly begins: number;
  readonly ends: number;
  readonly conclusion: Conclusion;
}

/** A job may run for 6 hours (docs.github.com/actions/reference/limits). */
const longestJob = 6 * 60 * 60 * 1000;
/** Believed: how long a runner takes to end what it is told to cancel. */
const cancelling = 3000;

const startOf = ({ createdAt, queue }: Plan) => createdAt + queue;
export const stepEnd = (plan: Plan, at: number) => startOf(plan) + (at + 1) * plan.step;

/** When a run is over that was asked at this moment to stop. */
export const endOf = (plan: Plan, cancelAskedAt: number) =>
  Math.min(cancelAskedAt + cancelling, undisturbed(plan).ends);

/** As it goes if nobody stops it: after a step that fails the others are skipped, but for the runner's own last. */
function undisturbed(plan: Plan): { steps: readonly Planned[]; ends: number; how: Conclusion } {
  const { steps, step, failing, stalling } = plan;
  let now = startOf(plan);
  const last = steps.length - 1;
  const planned = steps.map((name, at): Planned => {
    const begins = now;
    if (failing !== undefined && at > failing && at < last)
      return { name, begins, ends: begins, conclusion: "skipped" };
    if (stalling !== undefined && at > stalling)
      return { name, begins, ends: begins, conclusion: at < last ? "skipped" : "success" };
    if (at === stalling) now = startOf(plan) + longestJob;
    else now += step;
    const conclusion =
      at === failing ? "failure" : at === stalling ? "cancelled" : ("success" as const);
    return { name, begins, ends: now, conclusion };
  });
  const how =
    stalling !== undefined ? "cancelled" : failing !== undefined ? "failure" : ("success" as const);
  return { steps: planned, ends: now, how };
}

function stopped(steps: readonly Planned[], at: number): readonly Planned[] {
  return steps.map((step) => {
    if (step.ends <= at) return step;
    if (step.begins < at) return { ...step, ends: at, conclusion: "cancelled" };
    return { ...step, begins: at, ends: at, conclusion: "skipped" };
  });
}

function stage(begins: number, ends: number, conclusion: Conclusion, now: number): Stage {
  if (now < begins) return { status: "queued", conclusion: null };
  if (now < ends) return { status: "in_progress", conclusion: null, startedAt: begins };
  return { status: "completed", conclusion, startedAt: begins, completedAt: ends };
}

export function progressOf(plan: Plan, cancelAskedAt: number | undefined, now: number): Progress {
  const natural = undisturbed(plan);
  const stops = cancelAskedAt === undefined ? Infinity : cancelAskedAt + cancelling;
  const cut = stops < natural.ends;
  const ends = cut ? stops : natural.ends;
  const steps = cut ? stopped(natural.steps, stops) : natural.steps;
  const begins = Math.min(startOf(plan), ends);
  const whole = stage(begins, ends, cut ? "cancelled" : natural.how, now);
  const seen = steps.map((step) => ({
    name: step.name,
    ...stage(step.begins, step.ends, step.conclusion, now),
  }));
  const moments = seen.flatMap(({ startedAt = 0, completedAt = 0 }) => [startedAt, completedAt]);
  return {
    ...whole,
    updatedAt: Math.max(plan.createdAt, ...moments.filter((at) => at <= now)),
    steps: seen,
  };
}
