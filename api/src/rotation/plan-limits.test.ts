import type { NewRotationPlan } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../problem-error.ts";
import { checkPlan } from "./plan-limits.ts";

const now = new Date("2026-03-01T12:00:00Z");
const performed = new Set(["generated", "key-rotation"] as const);
const plan: NewRotationPlan = {
  settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true },
  ...{ overlap: "P1D", quiet: "P1D", tell: [], version: 0 },
};
const window = { cron: "0 2 * * 1-5", timeZone: "Europe/Berlin", length: "PT2H" };
const every = { cadence: { every: "P30D" } };

const fieldsAgainst = (wish: NewRotationPlan, kind: "secret" | "key" = "secret") => {
  try {
    checkPlan(wish, kind, performed, now);
    return [];
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    return (cause.facts.errors ?? []).map(({ field }) => field);
  }
};

describe("a plan is refused", () => {
  const generated = { ...plan.settings, noOutsideSystem: false } as const;
  it.each<[string, Partial<NewRotationPlan>, string]>([
    ["whose value others have to learn", { settings: generated }, "settings.noOutsideSystem"],
    ["of a rotator for keys", { settings: { rotator: "key-rotation" } }, "settings.rotator"],
    ["more often than hourly", { cadence: { every: "PT59M" } }, "cadence.every"],
    ["with a window and no cadence", { window }, "window"],
    ["with no such pattern", { ...every, window: { ...window, cron: "0 25 * * *" } }, "window"],
    ["with no such zone", { ...every, window: { ...window, timeZone: "Mars/Base" } }, "window"],
    ["that never opens", { ...every, window: { ...window, cron: "0 2 31 2 *" } }, "window.cron"],
    ["open for seconds", { ...every, window: { ...window, length: "PT59S" } }, "window.length"],
    ["with an overlap of years", { overlap: "P366D" }, "overlap"],
    ["quiet for years", { quiet: "P366D" }, "quiet"],
  ])("%s", (_what, change, field) => {
    expect(fieldsAgainst({ ...plan, ...change })).toEqual([field]);
  });

  it("of a rotator that is not performed here", () => {
    const settings = { rotator: "certificate-renewal" } as const;
    expect(fieldsAgainst({ ...plan, settings })).toEqual(["settings.rotator"]);
    const rotating = { ...plan, settings: { rotator: "key-rotation" } as const };
    expect(fieldsAgainst(rotating, "key")).toEqual([]);
  });
});

it("a plan that says it all is let through", () => {
  expect(fieldsAgainst({ ...plan, ...every, window })).toEqual([]);
});
