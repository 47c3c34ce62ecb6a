import { expect, test } from "vitest";
import { countVitest } from "./vitest-step.ts";

const report = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: "failed", assertionResults: [{ status: "failed" }] }],
};

test("a failed test is counted once, though its file failed too", () => {
  expect(countVitest(report)).toEqual({ passed: 5, failed: 1 });
});

test("a skipped or planned test is a failure", () => {
  expect(countVitest({ ...report, numPendingTests: 2, numTodoTests: 1 }).failed).toBe(4);
});

test("a file that cannot be loaded is a failure", () => {
  const testResults = [...report.testResults, { status: "failed", assertionResults: [] }];
  expect(countVitest({ ...report, testResults }).failed).toBe(2);
});

test("a report of another shape is refused", () => {
  expect(() => countVitest({})).toThrow();
});
