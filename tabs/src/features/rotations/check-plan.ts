import { millisecondsOf } from "@vault-tab/contract";
import { whenOpen } from "@vault-tab/contract/next-rotations";
import { readDuration } from "../../ui/duration-words.ts";
import { readParameters, timingOf, wholeDuration, type PlanDraft } from "./plan-draft.ts";

export type PlanField = keyof PlanDraft;
export type PlanFaults = Partial<Record<PlanField, string>>;

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

const inside = (text: string, least: number, most: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

function generatedFaults({ form, length, noOutsideSystem }: PlanDraft): PlanFaults {
  return {
    ...(form === "characters" && !inside(length, 16, 512) && { length: "From 16 to 512." }),
    ...(!noOutsideSystem && {
      noOutsideSystem:
        "A value made here is known to Key Vault alone. Where another system has to learn it, choose what tells it.",
    }),
  };
}

const parametersFault = (text: string): PlanFaults =>
  Object.keys(readParameters(text)).every((name) => /^[\w-]{1,100}$/.test(name))
    ? {}
    : { parameters: "One on each line, as name=value." };

/** Empty is the usual one. */
function limitFault({ rotator, timeLimit }: PlanDraft): PlanFaults {
  if (rotator === "generated" || rotator === "key-rotation" || timeLimit.trim() === "") return {};
  return readDuration(timeLimit) ? {} : { timeLimit: "Write it like 30 minutes." };
}

function rotatorFaults(draft: PlanDraft): PlanFaults {
  const { rotator, repository, workflow, ref, account, runbook, runOn } = draft;
  if (rotator === "generated") return generatedFaults(draft);
  if (rotator === "github-actions") {
    return {
      ...(!/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repository) && {
        repository: "Write it as owner/name.",
      }),
      ...(!/^[\w.-]{1,200}\.ya?ml$/.test(workflow) && {
        workflow: "The file of the workflow, as rotate.yml.",
      }),
      ...(!/^[\w./-]{1,250}$/.test(ref) && { ref: "A branch or a tag." }),
      ...parametersFault(draft.parameters),
    };
  }
  if (rotator !== "azure-automation") return {};
  return {
    ...(!/\/automationAccounts\/[\w-]{6,50}$/i.test(account) && {
      account: "The resource ID of the account, as Azure’s portal shows it under JSON View.",
    }),
    ...(!/^[A-Za-z][\w-]{0,62}$/.test(runbook) && { runbook: "The name of the runbook." }),
    ...(!/^[\w.-]{0,100}$/.test(runOn) && { runOn: "The name of a hybrid worker group." }),
    ...parametersFault(draft.parameters),
  };
}

function opens(draft: PlanDraft, now: Date): "yes" | "never" | "no-such" {
  try {
    return whenOpen(timingOf(draft).window, now) ? "yes" : "never";
  } catch {
    return "no-such";
  }
}

function knownZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function windowFaults(draft: PlanDraft, now: Date): PlanFaults {
  const length = readDuration(draft.windowLength);
  if (!length) return { windowLength: "Write it like 2 hours." };
  if (millisecondsOf(length) < HOUR / 60) return { windowLength: "A minute at least." };
  if (!knownZone(draft.timeZone)) return { timeZone: "Write it like Europe/Berlin." };
  if (draft.days !== "" && draft.time === "") return { time: "Choose a time." };
  const opening = opens(draft, now);
  if (opening === "yes") return {};
  return {
    pattern:
      opening === "never"
        ? "There is no such day: this never begins."
        : "Five parts: minute, hour, day of the month, month, day of the week.",
  };
}

function timingFaults(draft: PlanDraft, now: Date): PlanFaults {
  const { when, every, daysBefore, limited } = draft;
  const length = wholeDuration(every);
  return {
    ...(when === "every" && !length && { every: "Write it like 90 days." }),
    ...(when === "every" &&
      length &&
      millisecondsOf(length) < HOUR && { every: "An hour at least." }),
    ...(when === "before-expiry" &&
      !inside(daysBefore, 1, 365) && { daysBefore: "From 1 to 365 days." }),
    ...(when !== "by-hand" && limited && windowFaults(draft, now)),
  };
}

function spanFaults(draft: PlanDraft): PlanFaults {
  const faults: PlanFaults = {};
  for (const field of ["overlap", "quiet"] as const) {
    const length = wholeDuration(draft[field]);
    if (!length) faults[field] = "Write it like 7 days, or 12 hours.";
    else if (millisecondsOf(length) > YEAR) faults[field] = "A year at most.";
  }
  return faults;
}

/** What keeps the plan from being saved, at its fields. */
export const checkPlan = (draft: PlanDraft, now: Date): PlanFaults => ({
  ...rotatorFaults(draft),
  ...limitFault(draft),
  ...timingFaults(draft, now),
  ...spanFaults(draft),
});
