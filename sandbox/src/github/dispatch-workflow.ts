import { z } from "zod";
import { ok, repositoryOf, workflowOf, type GitHubCall, type GitHubReply } from "./github-call.ts";
import { refuse } from "./github-refusal.ts";
import { githubSettings } from "./github-settings.ts";
import { startRun } from "./run.ts";
import { dispatchView } from "./views.ts";
import type { Workflow } from "./workflow.ts";

/** docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs */
const mostInputs = 25;
const longestInputs = 65_535;
/** From this version on the run is always told (github.blog/changelog/2026-03-12). */
const alwaysDetails = "2026-03-10";

const inputValue = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const request = z.object({
  ref: z.string(),
  inputs: z.record(z.string(), inputValue).default({}),
  return_run_details: z.boolean().default(false),
});

/** `POST /repos/{owner}/{repo}/actions/workflows/{id or file}/dispatches` */
export function dispatchWorkflow(call: GitHubCall): GitHubReply {
  const repository = repositoryOf(call, "actions", "write");
  const workflow = workflowOf(call, repository);
  const { dispatch } = githubSettings.of(call.world);
  const asked = parse(call.body, dispatch === "details");
  const branch = asked.ref.replace(/^refs\/heads\//, "");
  if (!repository.branches.includes(branch))
    throw refuse.dispatch(`No ref found for: ${asked.ref}`);
  demandInputs(workflow, asked.inputs);
  const run = startRun(call.world, repository.id, workflow, branch, asked.inputs);
  const told =
    dispatch === "details" && (asked.return_run_details || call.apiVersion >= alwaysDetails);
  return told ? ok(dispatchView(repository, run.id)) : { status: 204 };
}

/** erlang/otp#8807 has the words. */
function parse(body: unknown, knowsDetails: boolean): z.infer<typeof request> {
  const known = ["ref", "inputs", ...(knowsDetails ? ["return_run_details"] : [])];
  const given = Object.keys(typeof body === "object" && body !== null ? body : {});
  const foreign = given.filter((key) => !known.includes(key)).map((key) => `"${key}"`);
  const problems = [
    ...(foreign.length === 1 ? [`${foreign.join("")} is not a permitted key.`] : []),
    ...(foreign.length > 1 ? [`${foreign.join(", ")} are not permitted keys.`] : []),
    ...(given.includes("ref") ? [] : ['"ref" wasn\'t supplied.']),
  ];
  if (problems.length > 0) throw refuse.dispatch(`Invalid request.\n\n${problems.join("\n")}`);
  const parsed = request.safeParse(body);
  if (!parsed.success) throw refuse.dispatch("Invalid request.");
  return parsed.data;
}

function demandInputs(workflow: Workflow, inputs: Readonly<Record<string, string>>): void {
  const { inputs: declared, disabled } = workflow;
  if (!declared) throw refuse.dispatch("Workflow does not have 'workflow_dispatch' trigger");
  if (disabled)
    throw refuse.dispatch("Cannot trigger a 'workflow_dispatch' on a disabled workflow");
  const names = Object.keys(inputs);
  if (names.length > mostInputs)
    throw refuse.dispatch(`you may only define up to ${String(mostInputs)} \`inputs\``);
  if (JSON.stringify(inputs).length > longestInputs) throw refuse.dispatch("inputs are too large.");
  const foreign = names.filter((name) => !(name in declared));
  if (foreign.length > 0)
    throw refuse.dispatch(`Unexpected inputs provided: ${JSON.stringify(foreign)}`);
  const missing = Object.keys(declared).find(
    (name) => declared[name]?.required && (inputs[name] ?? "") === "",
  );
  if (missing !== undefined) throw refuse.dispatch(`Required input '${missing}' not provided`);
}
