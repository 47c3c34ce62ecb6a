import { describe, expect, it } from "vitest";
import { jobEnd, jobProgress, jobStepEnd, writingStep, type JobPlan } from "./job-progress.ts";

const plan: JobPlan = { createdAt: 0, queue: 9000, step: 4000, writing: writingStep };
const hour = 60 * 60 * 1000;
const status = (now: number, more: Partial<JobPlan> = {}, stopAskedAt?: number) =>
  jobProgress({ ...plan, ...more }, stopAskedAt, now).status;

describe("a job", () => {
  it("is new, activated, runs and is completed", () => {
    expect([0, 2999, 3000, 8999, 9000, 28_999, 29_000].map((now) => status(now))).toEqual([
      "New",
      "New",
      "Activating",
      "Activating",
      "Running",
      "Running",
      "Completed",
    ]);
    expect(jobProgress(plan, undefined, hour)).toMatchObject({ startedAt: 9000, endedAt: 29_000 });
    expect(jobStepEnd(plan, writingStep)).toBe(25_000);
  });
  it("prints the name of each step as it begins, and of none after its end", () => {
    const steps = (now: number, more: Partial<JobPlan> = {}) =>
      jobProgress({ ...plan, ...more }, undefined, now).begun.map(({ step }) => step);
    expect(steps(8999)).toEqual([]);
    expect(steps(13_000)).toEqual(["sign-in", "create"]);
    expect(steps(hour)).toHaveLength(5);
    expect(steps(hour, { ending: { at: 1, status: "Failed" } })).toEqual(["sign-in", "create"]);
    expect(steps(hour, { stalling: 2 })).toEqual(["sign-in", "create", "verify"]);
  });
  it("ends as its plan says", () => {
    expect(status(17_000, { ending: { at: 1, status: "Failed" } })).toBe("Failed");
    expect(status(17_000, { ending: { at: 1, status: "Suspended" } })).toBe("Suspended");
    expect(status(3 * hour, { stalling: 1 })).toBe("Running");
    expect(status(3 * hour + 9000, { stalling: 1 })).toBe("Stopped");
  });
});

describe("stopping", () => {
  it("takes a moment, also before the job has begun", () => {
    expect(status(10_000, {}, 10_000)).toBe("Stopping");
    expect(status(15_000, {}, 10_000)).toBe("Stopped");
    expect(status(6000, {}, 1000)).toBe("Stopped");
    expect(jobProgress(plan, 1000, 6000).startedAt).toBeUndefined();
    expect(jobEnd(plan, 10_000)).toBe(15_000);
  });
  it("comes too late for a job that ends within that moment", () => {
    expect(status(hour, {}, 28_000)).toBe("Completed");
    expect(status(28_500, {}, 28_000)).toBe("Running");
  });
});
