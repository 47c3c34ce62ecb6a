import { outcomeInName } from "../outcome-name.ts";
import type { Job, JobState } from "./job.ts";
import { jobSteps } from "./job-progress.ts";

export interface StreamLine {
  readonly id: string;
  readonly at: number;
  readonly type: "Output" | "Verbose" | "Error";
  readonly text: string;
}

/** What the runbook has printed so far: a line of chatter and one for whoever follows it, at each step. */
export function linesOf(job: Job, state: JobState): readonly StreamLine[] {
  const lines: Omit<StreamLine, "id">[] = state.begun.flatMap(({ step, at }) => [
    { at, type: "Verbose", text: `${job.parameters["SecretName"] ?? ""}: ${step}` },
    { at, type: "Output", text: `::vault-tab step=${step}` },
  ]);
  const { written, status, endedAt } = state;
  const announced = state.begun.find(({ step }) => step === jobSteps.at(-1));
  if (written?.ok && announced && outcomeInName(job.runbook) === "leak")
    lines.push({ at: announced.at, type: "Output", text: `The new value is ${written.value}` });
  if (status === "Failed" && endedAt !== undefined) {
    const text = written?.ok === false ? written.why : "The provider refused the credential.";
    lines.push({ at: endedAt, type: "Error", text });
  }
  return lines.map((line, index) => ({ ...line, id: streamId(job, line.at, index) }));
}

/** Job, ticks since the year 1, and a number (learn.microsoft.com, "List all job stream records"). */
function streamId(job: Job, at: number, index: number): string {
  const ticks = BigInt(at) * 10_000n + 621_355_968_000_000_000n;
  return [job.jobId, ticks.toString().padStart(20, "0"), String(index + 1).padStart(20, "0")].join(
    "_",
  );
}
