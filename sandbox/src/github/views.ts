import { createHash } from "node:crypto";
import { githubApp, installation } from "./github-app.ts";
import { fullName, type Repository } from "./repositories.ts";
import type { Run } from "./run.ts";
import type { Progress, StepProgress } from "./run-progress.ts";
import type { Workflow } from "./workflow.ts";

const api = "https://api.github.com";
const web = "https://github.com";

/** GitHub tells whole seconds. */
export const moment = (milliseconds: number) =>
  new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");

const nodeId = (kind: string, id: number) => Buffer.from(`${kind}${String(id)}`).toString("base64");
const repositoryUrl = (repository: Repository) => `${api}/repos/${fullName(repository)}`;
const runUrl = (repository: Repository, id: number) =>
  `${repositoryUrl(repository)}/actions/runs/${String(id)}`;
const runPage = (repository: Repository, id: number) =>
  `${web}/${fullName(repository)}/actions/runs/${String(id)}`;

function account(login: string) {
  return { login, id: 9_614_759, type: "Organization", url: `${api}/users/${login}` };
}

const actor = {
  login: `${githubApp.slug}[bot]`,
  id: 183_004_771,
  type: "Bot",
  url: `${api}/users/${githubApp.slug}%5Bbot%5D`,
};

export function appView(createdAt: number): unknown {
  return {
    id: githubApp.id,
    client_id: githubApp.clientId,
    slug: githubApp.slug,
    node_id: nodeId("A_", githubApp.id),
    owner: account(installation.account),
    name: githubApp.name,
    description: null,
    external_url: "https://contoso.example",
    html_url: `${web}/apps/${githubApp.slug}`,
    created_at: moment(createdAt),
    updated_at: moment(createdAt),
    permissions: installation.permissions,
    events: [],
    installations_count: 1,
  };
}

export function installationView(createdAt: number): unknown {
  const { id, permissions } = installation;
  return {
    id,
    account: account(installation.account),
    repository_selection: "selected",
    access_tokens_url: `${api}/app/installations/${String(id)}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${web}/organizations/${installation.account}/settings/installations/${String(id)}`,
    app_id: githubApp.id,
    client_id: githubApp.clientId,
    app_slug: githubApp.slug,
    target_id: 9_614_759,
    target_type: "Organization",
    permissions,
    events: [],
    created_at: moment(createdAt),
    updated_at: moment(createdAt),
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
  };
}

export function repositoryView(repository: Repository): unknown {
  return {
    id: repository.id,
    node_id: nodeId("R_", repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: true,
    owner: account(repository.owner),
    html_url: `${web}/${fullName(repository)}`,
    url: repositoryUrl(repository),
    default_branch: repository.branches[0],
  };
}

export function workflowView(repository: Repository, workflow: Workflow): unknown {
  const { id, file, name, disabled } = workflow;
  const at = "2026-01-05T09:00:00Z";
  return {
    id,
    node_id: nodeId("W_", id),
    name,
    path: `.github/workflows/${file}`,
    state: disabled ? "disabled_manually" : "active",
    created_at: at,
    updated_at: at,
    url: `${repositoryUrl(repository)}/actions/workflows/${String(id)}`,
    html_url: `${web}/${fullName(repository)}/blob/${repository.branches[0] ?? ""}/.github/workflows/${file}`,
    badge_url: `${web}/${fullName(repository)}/workflows/${encodeURIComponent(name)}/badge.svg`,
  };
}

/** What a dispatch answers (github.blog/changelog/2026-02-19-workflow-dispatch-api-now-returns-run-ids). */
export function dispatchView(repository: Repository, id: number): unknown {
  return {
    workflow_run_id: id,
    run_url: runUrl(repository, id),
    html_url: runPage(repository, id),
  };
}

const shaOf = (text: string) => createHash("sha1").update(text).digest("hex");

export function runView(
  repository: Repository,
  workflow: Workflow,
  run: Run,
  progress: Progress,
): unknown {
  const url = runUrl(repository, run.id);
  const created = moment(run.plan.createdAt);
  return {
    id: run.id,
    name: workflow.name,
    node_id: nodeId("WFR_", run.id),
    head_branch: run.ref,
    head_sha: shaOf(`${fullName(repository)} ${run.ref}`),
    path: `.github/workflows/${workflow.file}`,
    display_title: run.title,
    run_number: run.number,
    event: "workflow_dispatch",
    status: progress.status,
    conclusion: progress.conclusion,
    workflow_id: workflow.id,
    url,
    html_url: runPage(repository, run.id),
    pull_requests: [],
    created_at: created,
    updated_at: moment(progress.updatedAt),
    actor,
    triggering_actor: actor,
    run_attempt: 1,
    run_started_at: created,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${repositoryUrl(repository)}/actions/workflows/${String(workflow.id)}`,
    repository: repositoryView(repository),
    head_repository: repositoryView(repository),
  };
}

const orNull = (at: number | undefined) => (at === undefined ? null : moment(at));

function stepView(step: StepProgress, index: number): unknown {
  return {
    name: step.name,
    status: step.status,
    conclusion: step.conclusion,
    number: index + 1,
    started_at: orNull(step.startedAt),
    completed_at: orNull(step.completedAt),
  };
}

/** The one job of a run. Its steps are known once a runner has it. */
export function jobView(
  repository: Repository,
  workflow: Workflow,
  run: Run,
  progress: Progress,
): unknown {
  const id = run.id + 50_000_000_000;
  const { status, conclusion, startedAt, completedAt, steps } = progress;
  return {
    id,
    run_id: run.id,
    run_url: runUrl(repository, run.id),
    run_attempt: 1,
    node_id: nodeId("CR_", id),
    head_sha: shaOf(`${fullName(repository)} ${run.ref}`),
    head_branch: run.ref,
    url: `${repositoryUrl(repository)}/actions/jobs/${String(id)}`,
    html_url: `${runPage(repository, run.id)}/job/${String(id)}`,
    status,
    conclusion,
    created_at: moment(run.plan.createdAt),
    started_at: moment(startedAt ?? run.plan.createdAt),
    completed_at: orNull(completedAt),
    name: workflow.job,
    steps: status === "queued" ? [] : steps.map(stepView),
    labels: ["ubuntu-latest"],
    runner_id: status === "queued" ? null : 1,
    runner_name: status === "queued" ? null : "GitHub Actions 1",
    workflow_name: workflow.name,
  };
}
