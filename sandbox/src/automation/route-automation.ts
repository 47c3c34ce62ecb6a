import { demand, demandApiVersion, ok, type ArmCall, type ArmReply } from "../arm/arm-call.ts";
import { automationAccount, findRunbook, runbooks } from "./account.ts";
import { refuse } from "./automation-refusal.ts";
import { getJob, getStream, listJobs, listStreams, putJob, stop } from "./job-operations.ts";
import { runbookView } from "./job-views.ts";

const apiVersions = [
  "2024-10-23",
  "2023-11-01",
  "2023-05-15-preview",
  "2022-08-08",
  "2020-01-13-preview",
  "2019-06-01",
  "2018-06-30",
  "2017-05-15-preview",
  "2015-10-31",
];

interface Served {
  /** Below `Microsoft.Automation/automationAccounts/`. */
  readonly action: string;
  run(call: ArmCall): ArmReply;
}

function jobOperation(method: string, path: readonly string[]): Served | undefined {
  const [, name, below, id] = path;
  const served = (action: string, run: Served["run"]): Served => ({
    action: `jobs/${action}`,
    run,
  });
  if (name === undefined) return method === "GET" ? served("read", listJobs) : undefined;
  if (path.length === 2 && method === "PUT") return served("write", (call) => putJob(call, name));
  if (path.length === 2 && method === "GET") return served("read", (call) => getJob(call, name));
  const part = below?.toLowerCase();
  if (part === "stop" && method === "POST" && path.length === 3)
    return served("stop/action", (call) => stop(call, name));
  if (part !== "streams" || method !== "GET" || path.length > 4) return undefined;
  return served("streams/read", (call) =>
    id === undefined ? listStreams(call, name) : getStream(call, name, id),
  );
}

function runbookOperation(method: string, [, name]: readonly string[]): Served | undefined {
  if (method !== "GET") return undefined;
  const run = (): ArmReply => {
    if (name === undefined) return ok({ value: runbooks.map(runbookView) });
    const found = findRunbook(name);
    if (!found) throw refuse.noRunbook();
    return ok(runbookView(found));
  };
  return { action: "runbooks/read", run };
}

/**
 * What is below `…/Microsoft.Automation/automationAccounts/{account}`: the right is asked for before anything is looked
 * for.
 */
export function routeAutomation(call: ArmCall): ArmReply | undefined {
  const lower = call.segments.map((segment) => segment.toLowerCase());
  if (lower[5] !== "microsoft.automation" || lower[6] !== "automationaccounts") return undefined;
  const path = call.segments.slice(8);
  const operation = { jobs: jobOperation, runbooks: runbookOperation }[lower[8] ?? ""];
  const served = operation?.(call.method, path);
  if (!served) return undefined;
  demandApiVersion(call, "automationAccounts", apiVersions);
  const account = `/${call.segments.slice(0, 8).join("/")}`;
  demand(call, `Microsoft.Automation/automationAccounts/${served.action}`, account);
  if (account.toLowerCase() !== automationAccount.resourceId.toLowerCase())
    throw refuse.account(call.segments[7] ?? "");
  return served.run(call);
}
