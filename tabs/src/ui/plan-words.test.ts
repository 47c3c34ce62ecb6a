import { expect, it } from "vitest";
import {
  cadenceWords,
  dueWords,
  learnersWords,
  methodWords,
  retiringWords,
  windowWords,
} from "./plan-words.ts";
import { patternOf, readPattern } from "./window-pattern.ts";

const now = Date.parse("2026-11-23T09:30:00Z");

it.each([
  ["2026-11-29T10:00:00Z", "due in 6 days"],
  ["2026-11-24T10:00:00Z", "due in 1 day"],
  ["2026-11-24T09:00:00Z", "due within a day"],
  ["2026-11-23T09:00:00Z", "overdue since less than a day"],
  ["2026-11-11T09:00:00Z", "overdue 12 days"],
])("what is due at %s is %s", (dueAt, words) => {
  expect(dueWords(dueAt, now)).toBe(words);
});

it("says when a plan runs", () => {
  expect(cadenceWords(undefined)).toBe("Only when somebody starts it");
  expect(cadenceWords({ every: "P90D" })).toBe("Every 90 days");
  expect(cadenceWords({ daysBeforeExpiry: 1 })).toBe("1 day before it expires");
});

it("says a window in words, and one that has none by its pattern", () => {
  const window = { cron: "30 2 * * 1-5", timeZone: "Europe/Berlin", length: "PT2H" };
  expect(windowWords(window)).toBe("Monday to Friday from 02:30 for 2 hours, Europe/Berlin");
  expect(windowWords({ ...window, cron: "0 2 1 * *" })).toBe(
    "By the pattern 0 2 1 * * for 2 hours, Europe/Berlin",
  );
});

it.each(["0 2 * * *", "5 14 * * 1-5", "59 23 * * 0,6"])("%s comes back from words", (cron) => {
  const start = readPattern(cron);
  expect(start && patternOf(start)).toBe(cron);
});

it.each(["*/5 2 * * *", "0 2 1 * *", "0 2 * 1 *", "0 2 * * 2"])("%s has no words", (cron) => {
  expect(readPattern(cron)).toBeUndefined();
});

it("names what makes the value, and who learns it", () => {
  const recipe = { form: "characters", length: 32, alphabet: "hexadecimal" } as const;
  const generated = { rotator: "generated", recipe, noOutsideSystem: true } as const;
  expect(methodWords(generated)).toBe("32 random characters: hexadecimal digits");
  expect(learnersWords(generated)).toContain("No outside system");
  const account = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Automation/x/rotations";
  const parameters = {};
  const runbook = { rotator: "azure-automation", account, runbook: "Rotate", parameters } as const;
  expect(methodWords(runbook)).toBe("The runbook Rotate of rotations");
  expect(learnersWords(runbook)).not.toContain("No outside system");
});

it.each([
  ["secret", { rotator: "certificate-renewal" }, "Once nobody has read it for 1 day"],
  ["certificate", { rotator: "certificate-renewal" }, "Once nothing has used it for 1 day"],
  ["key", { rotator: "key-rotation", disableOld: true }, "Once nothing has used it for 1 day"],
  ["key", { rotator: "key-rotation" }, "When somebody says that it is out of use"],
] as const)("the old version of a %s with %j is disabled: %s", (kind, settings, words) => {
  expect(retiringWords({ kind, settings, quiet: "P1D" })).toBe(words);
});
