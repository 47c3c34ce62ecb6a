import { cancelWrite, planWrite, writtenBy } from "../due-writes.ts";
import { workloadIdentities } from "../directory/workload-identities.ts";
import type { Written } from "../key-vault/write-as.ts";
import { outcomeInName, slowness } from "../outcome-name.ts";
import type { World } from "../world.ts";
import type { Runbook } from "./account.ts";
import { automationSettings } from "./automation-settings.ts";
import {
  jobEnd,
  jobProgress,
  jobStepEnd,
  jobSteps,
  writingStep,
  type JobPlan,
  type JobProgress,
} from "./job-progress.ts";

export interface Job {
  /** As the caller named it. */
  readonly name: string;
  readonly jobId: string;
  readonly runbook: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly startedBy: string;
  readonly plan: JobPlan;
  /** Milliseconds since the epoch. */
  readonly stopAskedAt?: number;
}

const kept = ({ state }: World) => state.collection<Job>("automation-jobs");
const writeId = (job: Pick<Job, "name">) => `automation ${job.name.toLowerCase()}`;

export function findJob(world: World, name: string): Job | undefined {
  return kept(world).get(name.toLowerCase());
}

export function listJobs(world: World): readonly Job[] {
  return [...kept(world).values()].reverse();
}

export function startJob(world: World, job: Omit<Job, "jobId" | "plan">, runbook: Runbook): Job {
  const made: Job = { ...job, jobId: world.newId(), plan: planOf(world, runbook) };
  kept(world).set(job.name.toLowerCase(), made);
  const { plan, parameters } = made;
  const reached = Math.min(plan.ending?.at ?? Infinity, plan.stalling ?? Infinity);
  if (reached > plan.writing) {
    const { VaultName = "", SecretName = "", Rotation = "" } = parameters;
    planWrite(world, writeId(job), {
      at: jobStepEnd(plan, plan.writing),
      identity: workloadIdentities.automationRotation,
      vault: VaultName,
      secret: SecretName,
      tags: Rotation === "" ? {} : { rotation: Rotation },
      client: "Az.KeyVault/6.3.1 PowerShell/7.4.6 (Azure Automation)",
      address: "20.54.112.9",
    });
  }
  return made;
}

function planOf(world: World, { name }: Runbook): JobPlan {
  const { queueSeconds, stepSeconds } = automationSettings.of(world);
  const outcome = outcomeInName(name);
  const before = writingStep - 1;
  return {
    createdAt: world.clock.now().getTime(),
    queue: queueSeconds * 1000,
    step: stepSeconds * 1000 * (outcome === "slow" ? slowness : 1),
    writing: writingStep,
    ...(outcome === "fail" && { ending: { at: before, status: "Failed" } }),
    ...(outcome === "fail-late" && { ending: { at: jobSteps.length - 1, status: "Failed" } }),
    ...(outcome === "suspend" && { ending: { at: before, status: "Suspended" } }),
    ...(outcome === "stall" && { stalling: before }),
  };
}

export interface JobState extends JobProgress {
  readonly written: Written | undefined;
}

/** A write that Key Vault refuses ends the job. */
export function jobState(world: World, job: Job): JobState {
  const written = writtenBy(world, writeId(job));
  const plan: JobPlan =
    written?.ok === false
      ? { ...job.plan, ending: { at: job.plan.writing, status: "Failed" } }
      : job.plan;
  const now = world.clock.now().getTime();
  return { ...jobProgress(plan, job.stopAskedAt, now), written };
}

export function stopJob(world: World, job: Job): void {
  if (job.stopAskedAt !== undefined) return;
  const stopAskedAt = world.clock.now().getTime();
  kept(world).set(job.name.toLowerCase(), { ...job, stopAskedAt });
  if (jobStepEnd(job.plan, job.plan.writing) > jobEnd(job.plan, stopAskedAt))
    cancelWrite(world, writeId(job));
}
