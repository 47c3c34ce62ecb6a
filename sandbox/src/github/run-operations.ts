import {
  ok,
  pageOf,
  repositoryOf,
  workflowOf,
  type GitHubCall,
  type GitHubReply,
} from "./github-call.ts";
import { refuse } from "./github-refusal.ts";
import type { Repository } from "./repositories.ts";
import { cancelRun, findRun, runProgress, runsOf, type Run } from "./run.ts";
import { jobView, moment, runView, workflowView } from "./views.ts";
import type { Workflow } from "./workflow.ts";

export function getWorkflow(call: GitHubCall): GitHubReply {
  const repository = repositoryOf(call, "actions", "read");
  return ok(workflowView(repository, workflowOf(call, repository)));
}

export function listWorkflows(call: GitHubCall): GitHubReply {
  const repository = repositoryOf(call, "actions", "read");
  const page = pageOf(call.query, repository.workflows);
  return ok({
    total_count: repository.workflows.length,
    workflows: page.map((workflow) => workflowView(repository, workflow)),
  });
}

function workflowOfRun(repository: Repository, run: Run): Workflow {
  const found = repository.workflows.find(({ id }) => id === run.workflow);
  if (!found) throw refuse.notFound();
  return found;
}

function seen(call: GitHubCall, repository: Repository, run: Run): unknown {
  const progress = runProgress(call.world, run);
  return runView(repository, workflowOfRun(repository, run), run, progress);
}

/** `>=2026-01-01`, `<2026-…`, `a..b` or one day (docs.github.com/search-github, "Query for dates"). */
function within(created: string, at: string): boolean {
  const [from = "", to] = created.split("..");
  if (to !== undefined) return (from === "*" || at >= from) && (to === "*" || at <= to);
  const [, sign = "", bound = ""] = /^(>=|<=|>|<)?(.*)$/.exec(created) ?? [];
  if (sign === ">=") return at >= bound;
  if (sign === "<=") return at <= bound;
  if (sign === ">") return at > bound;
  return sign === "<" ? at < bound : at.startsWith(bound);
}

/** Runs of a repository, or of one of its workflows; a status may be a conclusion. */
export function listRuns(call: GitHubCall): GitHubReply {
  const { world, query, parameters } = call;
  const repository = repositoryOf(call, "actions", "read");
  const workflow =
    parameters["workflow"] === undefined ? undefined : workflowOf(call, repository).id;
  const { event, branch, status, created } = Object.fromEntries(query);
  const found = runsOf(world, repository.id).filter((run) => {
    if (workflow !== undefined && run.workflow !== workflow) return false;
    if (event !== undefined && event !== "workflow_dispatch") return false;
    if (branch !== undefined && branch !== run.ref) return false;
    if (created !== undefined && !within(created, moment(run.plan.createdAt))) return false;
    if (status === undefined) return true;
    const progress = runProgress(world, run);
    return progress.status === status || progress.conclusion === status;
  });
  const page = pageOf(query, found);
  return ok({
    total_count: found.length,
    workflow_runs: page.map((run) => seen(call, repository, run)),
  });
}

function runOf(call: GitHubCall, level: "read" | "write"): { repository: Repository; run: Run } {
  const repository = repositoryOf(call, "actions", level);
  const run = findRun(call.world, repository.id, call.parameters["run"] ?? "");
  if (!run) throw refuse.notFound();
  return { repository, run };
}

export function getRun(call: GitHubCall): GitHubReply {
  const { repository, run } = runOf(call, "read");
  return ok(seen(call, repository, run));
}

export function listJobs(call: GitHubCall): GitHubReply {
  const { repository, run } = runOf(call, "read");
  const progress = runProgress(call.world, run);
  const job = jobView(repository, workflowOfRun(repository, run), run, progress);
  return ok({ total_count: 1, jobs: [job] });
}

export function cancel(call: GitHubCall): GitHubReply {
  const { run } = runOf(call, "write");
  if (runProgress(call.world, run).status === "completed") throw refuse.completed();
  cancelRun(call.world, run);
  return { status: 202, body: {} };
}
