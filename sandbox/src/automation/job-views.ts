import { automationAccount, type Runbook } from "./account.ts";
import type { Job, JobState } from "./job.ts";
import type { JobStatus } from "./job-progress.ts";
import type { StreamLine } from "./job-streams.ts";

const moment = (milliseconds: number) => new Date(milliseconds).toISOString();
const orNull = (milliseconds: number | undefined) =>
  milliseconds === undefined ? null : moment(milliseconds);

/** `provisioningState` beside `status` (SPEC automation 2023-11-01, job.json, JobProvisioningState). */
function provisioning(status: JobStatus): string {
  if (status === "Completed" || status === "Stopped") return "Succeeded";
  return status === "Failed" || status === "Suspended" ? status : "Processing";
}

function exceptionOf({ status, written }: JobState): string | null {
  if (written?.ok === false) return written.why;
  return status === "Failed" || status === "Suspended"
    ? "The provider refused the credential. (The provider refused the credential.)"
    : null;
}

function itemProperties(job: Job, state: JobState): Record<string, unknown> {
  return {
    jobId: job.jobId,
    runbook: { name: job.runbook },
    provisioningState: provisioning(state.status),
    status: state.status,
    creationTime: moment(job.plan.createdAt),
    startTime: orNull(state.startedAt),
    endTime: orNull(state.endedAt),
    lastModifiedTime: moment(state.since),
    runOn: null,
  };
}

const jobId = (job: Job) => `${automationAccount.resourceId}/jobs/${job.name}`;
const jobType = "Microsoft.Automation/AutomationAccounts/Jobs";

export function jobItemView(job: Job, state: JobState): unknown {
  return {
    id: jobId(job),
    name: job.name,
    type: jobType,
    properties: itemProperties(job, state),
  };
}

export function jobView(job: Job, state: JobState): unknown {
  return {
    id: jobId(job),
    name: job.name,
    type: jobType,
    properties: {
      ...itemProperties(job, state),
      statusDetails: "None",
      startedBy: job.startedBy,
      exception: exceptionOf(state),
      lastStatusModifiedTime: moment(state.since),
      parameters: job.parameters,
    },
  };
}

/** A list tells the beginning of each line, one stream its whole text. */
const summaryLength = 100;

export function streamView(job: Job, line: StreamLine, whole: boolean): unknown {
  return {
    id: `${jobId(job)}/streams/${line.id}`,
    properties: {
      jobStreamId: line.id,
      time: moment(line.at),
      streamType: line.type,
      summary: line.text.slice(0, summaryLength),
      streamText: whole ? line.text : null,
      value: whole ? { value: line.text } : {},
    },
  };
}

export function runbookView(runbook: Runbook): unknown {
  const at = "2026-01-05T09:00:00+00:00";
  return {
    id: `${automationAccount.resourceId}/runbooks/${runbook.name}`,
    name: runbook.name,
    type: "Microsoft.Automation/AutomationAccounts/Runbooks",
    location: "westeurope",
    tags: {},
    etag: null,
    properties: {
      description: runbook.description,
      runbookType: "PowerShell72",
      state: runbook.published ? "Published" : "New",
      logVerbose: false,
      logProgress: false,
      logActivityTrace: 0,
      jobCount: 0,
      parameters: Object.fromEntries(
        Object.entries(runbook.parameters).map(([name, { mandatory }], position) => [
          name,
          { type: "System.String", isMandatory: mandatory, position, defaultValue: null },
        ]),
      ),
      outputTypes: [],
      provisioningState: "Succeeded",
      creationTime: at,
      lastModifiedTime: at,
      lastModifiedBy: "admin@contoso.example",
    },
  };
}
