import { cancelWrite, planWrite, writtenBy } from "../due-writes.ts";
import { workloadIdentities } from "../directory/workload-identities.ts";
import { outcomeInName, slowness } from "../outcome-name.ts";
import type { World } from "../world.ts";
import { githubSettings } from "./github-settings.ts";
import { endOf, progressOf, stepEnd, type Plan, type Progress } from "./run-progress.ts";
import { fillIn, type Workflow } from "./workflow.ts";

export interface Run {
  readonly id: number;
  /** Id of its repository. */
  readonly repository: number;
  readonly number: number;
  readonly workflow: number;
  readonly ref: string;
  readonly title: string;
  readonly plan: Plan;
  /** Milliseconds since the epoch. */
  readonly cancelAskedAt?: number;
}

const kept = ({ state }: World) => state.collection<Run>("github-runs");
const writeId = (run: Pick<Run, "id">) => `github ${String(run.id)}`;
const firstId = 30_000_000_001;

export function startRun(
  world: World,
  repository: number,
  workflow: Workflow,
  ref: string,
  inputs: Readonly<Record<string, string>>,
): Run {
  const count = kept(world).size;
  const plan = planOf(world, workflow);
  const run: Run = {
    id: firstId + count,
    repository,
    number: [...kept(world).values()].filter((one) => one.workflow === workflow.id).length + 1,
    workflow: workflow.id,
    ref,
    title: fillIn(workflow.runName ?? workflow.name, inputs).trim(),
    plan,
  };
  kept(world).set(String(run.id), run);
  planEffect(world, run, workflow, inputs);
  return run;
}

function planOf(world: World, workflow: Workflow): Plan {
  const { queueSeconds, stepSeconds } = githubSettings.of(world);
  const steps = ["Set up job", ...workflow.steps, "Complete job"];
  const outcome = outcomeInName(workflow.file);
  const writing = workflow.writes ? steps.indexOf(workflow.writes.step) : steps.length - 2;
  return {
    createdAt: world.clock.now().getTime(),
    queue: queueSeconds * 1000,
    step: stepSeconds * 1000 * (outcome === "slow" ? slowness : 1),
    steps,
    ...(workflow.writes && { writing }),
    ...(outcome === "fail" && { failing: writing - 1 }),
    ...(outcome === "fail-late" && { failing: writing + 1 }),
    ...(outcome === "stall" && { stalling: writing - 1 }),
  };
}

/** The write happens whether or not anybody looks at the run. */
function planEffect(
  world: World,
  run: Run,
  { writes }: Workflow,
  inputs: Readonly<Record<string, string>>,
): void {
  const { plan } = run;
  if (!writes || plan.writing === undefined) return;
  const reached = Math.min(plan.failing ?? Infinity, plan.stalling ?? Infinity) > plan.writing;
  if (!reached) return;
  const tags = Object.entries(writes.tags).map(([name, text]) => [name, fillIn(text, inputs)]);
  planWrite(world, writeId(run), {
    at: stepEnd(plan, plan.writing),
    identity: workloadIdentities.githubRotation,
    vault: fillIn(writes.vault, inputs),
    secret: fillIn(writes.secret, inputs),
    tags: Object.fromEntries(tags.filter(([, value]) => value !== "")),
    client: "AZURECLI/2.79.0 (GitHub Actions)",
    address: "20.102.39.57",
  });
}

/** The newest first, as GitHub lists them. */
export function runsOf(world: World, repository: number): readonly Run[] {
  return [...kept(world).values()].filter((run) => run.repository === repository).reverse();
}

export function findRun(world: World, repository: number, id: string): Run | undefined {
  const found = kept(world).get(id);
  return found?.repository === repository ? found : undefined;
}

export function runProgress(world: World, run: Run): Progress {
  const written = writtenBy(world, writeId(run));
  const refused = written?.ok === false;
  const failing = refused ? run.plan.writing : run.plan.failing;
  const plan = failing === undefined ? run.plan : { ...run.plan, failing };
  return progressOf(plan, run.cancelAskedAt, world.clock.now().getTime());
}

/** Steps that are under way end a moment later; what comes after them is not begun. */
export function cancelRun(world: World, run: Run): void {
  if (run.cancelAskedAt !== undefined) return;
  const cancelAskedAt = world.clock.now().getTime();
  kept(world).set(String(run.id), { ...run, cancelAskedAt });
  const { plan } = run;
  const ends = endOf(plan, cancelAskedAt);
  if (plan.writing !== undefined && stepEnd(plan, plan.writing) > ends)
    cancelWrite(world, writeId(run));
}
