import { z } from "zod";
import { ok, type ArmCall, type ArmReply } from "../arm/arm-call.ts";
import { invalidContent } from "../arm/arm-refusal.ts";
import { guid } from "../arm/guid.ts";
import { findRunbook } from "./account.ts";
import { automationSettings } from "./automation-settings.ts";
import { refuse } from "./automation-refusal.ts";
import { findJob, jobState, listJobs as jobsOf, startJob, stopJob, type Job } from "./job.ts";
import { linesOf } from "./job-streams.ts";
import { jobItemView, jobView, streamView } from "./job-views.ts";

const creation = z.object({
  properties: z.object({
    runbook: z.object({ name: z.string() }),
    parameters: z.record(z.string(), z.string()).nullish(),
    runOn: z.string().nullish(),
  }),
});
const submissionWindow = 30_000;

function required(call: ArmCall, name: string): Job {
  const job = findJob(call.world, name);
  if (!job) throw refuse.noJob();
  return job;
}

export function putJob(call: ArmCall, name: string): ArmReply {
  const { world, caller, body } = call;
  if (!guid.test(name)) throw refuse.jobName();
  const asked = creation.safeParse(body);
  if (!asked.success) throw invalidContent("The request content is invalid.");
  const { runbook: wanted, parameters } = asked.data.properties;
  const runbook = findRunbook(wanted.name);
  if (!runbook) throw refuse.noRunbook();
  if (!runbook.published) throw refuse.notPublished(runbook.name);
  if (findJob(world, name)) throw refuse.jobExists();
  const missing = Object.entries(runbook.parameters).find(
    ([parameter, { mandatory }]) => mandatory && !parameters?.[parameter],
  );
  if (missing) throw refuse.parameter(missing[0]);
  demandRoom(call);
  const person = world.directory.person(caller.objectId);
  const startedBy = person?.userPrincipalName ?? caller.appId;
  const fresh = { name, runbook: runbook.name, parameters: parameters ?? {}, startedBy };
  const job = startJob(world, fresh, runbook);
  return { status: 201, body: jobView(job, jobState(world, job)) };
}

/** Jobs are their own count: no other one is kept. */
function demandRoom({ world }: ArmCall): void {
  const now = world.clock.now().getTime();
  const recent = jobsOf(world)
    .map(({ plan }) => plan.createdAt)
    .filter((at) => at > now - submissionWindow && at <= now);
  const oldest = recent.at(-1);
  if (!world.settings.limits || recent.length < automationSettings.of(world).jobsPerWindow) return;
  throw refuse.tooManyJobs(Math.ceil(((oldest ?? now) + submissionWindow - now) / 1000));
}

export function getJob(call: ArmCall, name: string): ArmReply {
  const job = required(call, name);
  return ok(jobView(job, jobState(call.world, job)));
}

/** A page is as long as ARM's are (believed). */
const page = 100;

export function listJobs(call: ArmCall): ArmReply {
  const { world, query } = call;
  const filter = query.get("$filter") ?? "";
  const status = /properties\/status eq '([^']*)'/i.exec(filter)?.[1];
  const runbook = /properties\/runbook\/name eq '([^']*)'/i.exec(filter)?.[1];
  const from = Number(query.get("$skip") ?? 0);
  const found = jobsOf(world)
    .filter((job) => runbook === undefined || job.runbook.toLowerCase() === runbook.toLowerCase())
    .map((job) => ({ job, state: jobState(world, job) }))
    .filter(({ state }) => status === undefined || state.status === status);
  const value = found.slice(from, from + page).map(({ job, state }) => jobItemView(job, state));
  if (found.length <= from + page) return ok({ value });
  const next = new URLSearchParams({ ...Object.fromEntries(query), $skip: String(from + page) });
  const path = call.segments.join("/");
  return ok({ value, nextLink: `https://management.azure.com/${path}?${next.toString()}` });
}

export function stop(call: ArmCall, name: string): ArmReply {
  const job = required(call, name);
  if (jobState(call.world, job).endedAt !== undefined) throw refuse.over();
  stopJob(call.world, job);
  return { status: 200 };
}

export function listStreams(call: ArmCall, name: string): ArmReply {
  const job = required(call, name);
  const type = /properties\/streamType eq '([^']*)'/i.exec(call.query.get("$filter") ?? "")?.[1];
  const lines = linesOf(job, jobState(call.world, job)).filter(
    (line) => type === undefined || line.type === type,
  );
  return ok({ value: lines.map((line) => streamView(job, line, false)) });
}

export function getStream(call: ArmCall, name: string, id: string): ArmReply {
  const job = required(call, name);
  const line = linesOf(job, jobState(call.world, job)).find((one) => one.id === id);
  if (!line) throw refuse.noStream();
  return ok(streamView(job, line, true));
}
