import { describe, expect, it } from "vitest";
import { progressOf, stepEnd, type Plan } from "./run-progress.ts";

const plan: Plan = {
  createdAt: 0,
  queue: 5000,
  step: 4000,
  steps: ["Set up job", "Make", "Write", "Tell", "Complete job"],
  writing: 2,
};
const hour = 60 * 60 * 1000;
const ends = (more: Partial<Plan>, now: number, cancelAskedAt?: number) =>
  progressOf({ ...plan, ...more }, cancelAskedAt, now).steps.map(({ conclusion }) => conclusion);

describe("a run", () => {
  it("waits for a runner, and then goes step by step", () => {
    expect(progressOf(plan, undefined, 4999)).toMatchObject({ status: "queued", updatedAt: 0 });
    const later = progressOf(plan, undefined, 10_000);
    expect(later).toMatchObject({ status: "in_progress", conclusion: null, updatedAt: 9000 });
    expect(later.steps.map(({ status }) => status)).toEqual([
      "completed",
      "in_progress",
      "queued",
      "queued",
      "queued",
    ]);
    expect(progressOf(plan, undefined, 24_999).status).toBe("in_progress");
    expect(progressOf(plan, undefined, 25_000)).toMatchObject({
      status: "completed",
      conclusion: "success",
      completedAt: 25_000,
    });
    expect(stepEnd(plan, 2)).toBe(17_000);
  });
  it("leaves out what comes after a step that fails, but for the runner's own last", () => {
    expect(ends({ failing: 1 }, hour)).toEqual([
      "success",
      "failure",
      "skipped",
      "skipped",
      "success",
    ]);
    expect(progressOf({ ...plan, failing: 1 }, undefined, hour).conclusion).toBe("failure");
  });
  it("that hangs is ended after six hours", () => {
    const stalled = { ...plan, stalling: 1 };
    expect(progressOf(stalled, undefined, 6 * hour).status).toBe("in_progress");
    expect(progressOf(stalled, undefined, 6 * hour + 5000)).toMatchObject({
      status: "completed",
      conclusion: "cancelled",
    });
  });
});

describe("cancelling", () => {
  it("ends what is under way a moment later and begins nothing more", () => {
    expect(progressOf(plan, 10_000, 12_999).status).toBe("in_progress");
    expect(progressOf(plan, 10_000, 13_000).conclusion).toBe("cancelled");
    expect(ends({}, hour, 10_000)).toEqual(["success", "success", "skipped", "skipped", "skipped"]);
    expect(ends({}, hour, 11_000)).toEqual([
      "success",
      "success",
      "cancelled",
      "skipped",
      "skipped",
    ]);
  });
  it("comes too late for a run that ends within that moment", () => {
    expect(progressOf(plan, 23_000, hour).conclusion).toBe("success");
  });
});
