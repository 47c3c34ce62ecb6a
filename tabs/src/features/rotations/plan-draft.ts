import {
  type Kind,
  type NewRotationPlan,
  type Recipe,
  type RotationPlan,
  RotatorName,
  type RotatorSettings,
} from "@vault-tab/contract";
import * as z from "zod/mini";
import { durationWords, readDuration } from "../../ui/duration-words.ts";
import { isWindowDays, patternOf, readPattern } from "../../ui/window-pattern.ts";

/** The form as it is filled in: what is typed is kept as it was typed. */
export const PlanDraft = z.object({
  rotator: RotatorName,
  form: z.enum(["characters", "uuid", "base64-256"]),
  length: z.string(),
  alphabet: z.enum(["letters-and-digits", "letters-digits-and-signs", "hexadecimal"]),
  noOutsideSystem: z.boolean(),
  repository: z.string(),
  workflow: z.string(),
  ref: z.string(),
  account: z.string(),
  runbook: z.string(),
  runOn: z.string(),
  /** A line for each, `name=value`. */
  parameters: z.string(),
  /** Of a key: once nothing has used it for so long. */
  disableOld: z.boolean(),
  /** Kept as it is: the form does not ask for it. */
  timeLimit: z.string(),
  when: z.enum(["by-hand", "every", "before-expiry"]),
  every: z.string(),
  daysBefore: z.string(),
  limited: z.boolean(),
  /** One of `windowDays`, or empty for a pattern of one's own. */
  days: z.string(),
  time: z.string(),
  pattern: z.string(),
  windowLength: z.string(),
  timeZone: z.string(),
  overlap: z.string(),
  quiet: z.string(),
  tell: z.array(z.string()),
});
export type PlanDraft = z.infer<typeof PlanDraft>;

const usual: Readonly<Record<Kind, RotatorName>> = {
  secret: "generated",
  certificate: "certificate-renewal",
  key: "key-rotation",
};

const parametersText = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");

const limitText = (limit: string | undefined): string =>
  limit === undefined ? "" : durationWords(limit);

function fieldsOf(settings: RotatorSettings): Partial<PlanDraft> {
  const { rotator } = settings;
  if (rotator === "generated") {
    const { recipe, noOutsideSystem } = settings;
    const { form } = recipe;
    if (recipe.form !== "characters") return { rotator, form, noOutsideSystem };
    const { length, alphabet } = recipe;
    return { rotator, form, length: String(length), alphabet, noOutsideSystem };
  }
  if (rotator === "github-actions" || rotator === "azure-automation") {
    const parameters = parametersText(settings.parameters);
    const given = { parameters, timeLimit: limitText(settings.timeLimit) };
    if (rotator === "github-actions") return { ...settings, ...given };
    return { ...settings, runOn: settings.runOn ?? "", ...given };
  }
  if (rotator === "certificate-renewal") {
    return { rotator, timeLimit: limitText(settings.timeLimit) };
  }
  return { rotator, disableOld: settings.disableOld === true };
}

function windowFields({ window }: RotationPlan): Partial<PlanDraft> {
  if (!window) return {};
  const start = readPattern(window.cron);
  return {
    limited: true,
    pattern: window.cron,
    days: start?.days ?? "",
    ...(start && { time: start.time }),
    windowLength: durationWords(window.length),
    timeZone: window.timeZone,
  };
}

function cadenceFields({ cadence }: RotationPlan): Partial<PlanDraft> {
  if (!cadence) return { when: "by-hand" };
  return "every" in cadence
    ? { when: "every", every: durationWords(cadence.every) }
    : { when: "before-expiry", daysBefore: String(cadence.daysBeforeExpiry) };
}

/** What a new plan begins with: safe to save once it is said that nobody else needs the value. */
const freshDraft = (kind: Kind, timeZone: string): PlanDraft => ({
  rotator: usual[kind],
  form: "characters",
  length: "32",
  alphabet: "letters-and-digits",
  noOutsideSystem: false,
  ...{
    repository: "",
    workflow: "",
    ref: "main",
    account: "",
    runbook: "",
    runOn: "",
    timeLimit: "",
  },
  parameters: "",
  disableOld: false,
  when: "every",
  every: "90 days",
  daysBefore: "30",
  limited: false,
  days: "weekdays",
  time: "09:00",
  pattern: "0 9 * * 1-5",
  windowLength: "2 hours",
  timeZone,
  overlap: "7 days",
  quiet: "1 day",
  tell: [],
});

export const draftOf = (
  plan: RotationPlan | undefined,
  kind: Kind,
  timeZone: string,
): PlanDraft => ({
  ...freshDraft(kind, timeZone),
  ...(plan && {
    ...fieldsOf(plan.settings),
    ...cadenceFields(plan),
    ...windowFields(plan),
    overlap: durationWords(plan.overlap),
    quiet: durationWords(plan.quiet),
    tell: plan.tell,
  }),
});

export function readParameters(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...value] = line.split("=");
      return [name.trim(), value.join("=").trim()];
    }),
  );
}

function recipeOf({ form, length, alphabet }: PlanDraft): Recipe {
  return form === "characters" ? { form, length: Number(length), alphabet } : { form };
}

function settingsOf(draft: PlanDraft): RotatorSettings {
  const { rotator, repository, workflow, ref, account, runbook, runOn, noOutsideSystem } = draft;
  const limit = draft.timeLimit.trim() === "" ? {} : { timeLimit: duration(draft.timeLimit) };
  const given = { parameters: readParameters(draft.parameters), ...limit };
  switch (rotator) {
    case "generated":
      return { rotator, recipe: recipeOf(draft), noOutsideSystem };
    case "github-actions":
      return { rotator, repository, workflow, ref, ...given };
    case "azure-automation":
      return { rotator, account, runbook, ...(runOn !== "" && { runOn }), ...given };
    case "certificate-renewal":
      return { rotator, ...limit };
    case "key-rotation":
      return { rotator, ...(draft.disableOld && { disableOld: true }) };
  }
}

const duration = (text: string): string => readDuration(text) ?? text;

/** Days do, too, where one writes only a number. */
export const wholeDuration = (text: string): string | undefined =>
  /^\d{1,4}$/.test(text.trim()) ? `P${Number(text)}D` : readDuration(text);

export function timingOf(draft: PlanDraft): Pick<NewRotationPlan, "cadence" | "window"> {
  const { when, every, daysBefore, limited, days, time, pattern, windowLength, timeZone } = draft;
  if (when === "by-hand") return {};
  return {
    cadence:
      when === "every"
        ? { every: wholeDuration(every) ?? every }
        : { daysBeforeExpiry: Number(daysBefore) },
    ...(limited && {
      window: {
        cron: isWindowDays(days) ? patternOf({ days, time }) : pattern.trim(),
        timeZone,
        length: duration(windowLength),
      },
    }),
  };
}

/** The plan that the form says; where a field is wrong, so is the plan. */
export const planOf = (draft: PlanDraft, kind: Kind, version: number): NewRotationPlan => ({
  settings: settingsOf(draft),
  ...timingOf(draft),
  overlap: wholeDuration(draft.overlap) ?? draft.overlap,
  quiet: wholeDuration(draft.quiet) ?? draft.quiet,
  tell: [...draft.tell],
  kind,
  version,
});
