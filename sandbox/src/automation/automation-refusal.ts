import { ArmRefusal } from "../arm/arm-refusal.ts";

/** Codes and words are believed; that they come in ARM's envelope is known (SPEC automation, ErrorResponse). */
export const refuse = {
  account: (name: string) =>
    new ArmRefusal(
      404,
      "ResourceNotFound",
      `The Resource 'Microsoft.Automation/automationAccounts/${name}' under resource group was not found.`,
    ),
  noJob: () => new ArmRefusal(404, "NotFound", "The job was not found."),
  noStream: () => new ArmRefusal(404, "NotFound", "The job stream was not found."),
  noRunbook: () => new ArmRefusal(404, "NotFound", "The runbook was not found."),
  jobName: () => new ArmRefusal(400, "BadRequest", "The job name must be a GUID."),
  jobExists: () => new ArmRefusal(409, "Conflict", "A job with the same name already exists."),
  notPublished: (name: string) =>
    new ArmRefusal(400, "BadRequest", `The runbook ${name} is not published.`),
  parameter: (name: string) =>
    new ArmRefusal(400, "BadRequest", `The parameter ${name} is mandatory.`),
  tooManyJobs: (seconds: number) =>
    new ArmRefusal(
      429,
      "TooManyRequests",
      "The number of new jobs that can be submitted within 30 seconds has been reached.",
      { "retry-after": String(seconds) },
    ),
  over: () => new ArmRefusal(409, "Conflict", "The job is not running."),
};
