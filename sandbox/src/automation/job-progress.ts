/** How far a job is: a function of its plan and the time. Milliseconds since the epoch. */
export interface JobPlan {
  readonly createdAt: number;
  /** From its making to its first line. */
  readonly queue: number;
  /** From one line to the next. */
  readonly step: number;
  /** Positions of the step that writes, of one that fails or suspends the job, and of one that never ends. */
  readonly writing: number;
  readonly ending?: { readonly at: number; readonly status: "Failed" | "Suspended" };
  readonly stalling?: number;
}

/** SPEC automation 2023-11-01, job.json, as far as a job of the sandbox comes. */
export type JobStatus =
  "New" | "Activating" | "Running" | "Completed" | "Failed" | "Suspended" | "Stopping" | "Stopped";

export interface JobProgress {
  readonly status: JobStatus;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** When it came to be as it is. */
  readonly since: number;
  /** The steps that have begun, with when. */
  readonly begun: readonly { readonly step: string; readonly at: number }[];
}

export const jobSteps = ["sign-in", "create", "verify", "store", "announce"] as const;
export const writingStep = jobSteps.indexOf("store");

/** Believed: how long a job takes to stop. */
const stopping = 5000;
/** A job of the cloud is ended after three hours (automation-runbook-execution.md, "fair share"). */
const fairShare = 3 * 60 * 60 * 1000;

const startOf = ({ createdAt, queue }: JobPlan) => createdAt + queue;
export const jobStepEnd = (plan: JobPlan, at: number) => startOf(plan) + (at + 1) * plan.step;

function naturalEnd(plan: JobPlan): { at: number; status: JobStatus } {
  if (plan.stalling !== undefined) return { at: startOf(plan) + fairShare, status: "Stopped" };
  if (plan.ending) return { at: jobStepEnd(plan, plan.ending.at), status: plan.ending.status };
  return { at: jobStepEnd(plan, jobSteps.length - 1), status: "Completed" };
}

/** When a job is over that was asked at this moment to stop. */
export const jobEnd = (plan: JobPlan, stopAskedAt: number) =>
  Math.min(stopAskedAt + stopping, naturalEnd(plan).at);

export function jobProgress(
  plan: JobPlan,
  stopAskedAt: number | undefined,
  now: number,
): JobProgress {
  const natural = naturalEnd(plan);
  const stopsAt = stopAskedAt === undefined ? Infinity : stopAskedAt + stopping;
  const ends = stopsAt < natural.at ? { at: stopsAt, status: "Stopped" as const } : natural;
  const start = startOf(plan);
  const reached = plan.stalling ?? plan.ending?.at ?? jobSteps.length;
  const begun = jobSteps
    .map((step, index) => ({ step, index, at: start + index * plan.step }))
    .filter(({ index, at }) => at <= now && at < ends.at && index <= reached)
    .map(({ step, at }) => ({ step, at }));
  const started = now >= start && ends.at > start ? { startedAt: start } : {};
  if (now >= ends.at)
    return { ...started, status: ends.status, since: ends.at, endedAt: ends.at, begun };
  if (stopAskedAt !== undefined && now >= stopAskedAt && stopsAt < natural.at)
    return { ...started, status: "Stopping", since: stopAskedAt, begun };
  if (now >= start) return { ...started, status: "Running", since: start, begun };
  const activates = plan.createdAt + plan.queue / 3;
  return now < activates
    ? { status: "New", since: plan.createdAt, begun }
    : { status: "Activating", since: activates, begun };
}
