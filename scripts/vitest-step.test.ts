import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.ts";
import { countVitest, nameVitestFailures } from "./vitest-step.ts";

const refuses = { fullName: "the judge refuses", status: "failed", failureMessages: ["no\nat x"] };
const failing = {
  name: join(root, "tests/judge.test.ts"),
  status: "failed",
  message: "",
  assertionResults: [refuses, { ...refuses, fullName: "the judge allows", status: "passed" }],
};
const broken = { ...failing, message: "\u001b[31mno port\u001b[39m", assertionResults: [] };
const report = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [failing],
};

test("a failed test is counted once, though its file failed too", () => {
  expect(countVitest(report)).toEqual({ passed: 5, failed: 1 });
});

test("a skipped or planned test is a failure", () => {
  expect(countVitest({ ...report, numPendingTests: 2, numTodoTests: 1 }).failed).toBe(4);
});

test("a file that cannot be loaded is a failure", () => {
  expect(countVitest({ ...report, testResults: [failing, broken] }).failed).toBe(2);
});

test("what failed is named with its file and the first words of why", () => {
  expect(nameVitestFailures({ ...report, testResults: [failing, broken] })).toEqual([
    "tests/judge.test.ts › the judge refuses: no",
    "tests/judge.test.ts: no port",
  ]);
});

test("a skipped test is named as skipped", () => {
  const skipped = { fullName: "later", status: "skipped", failureMessages: [] };
  const file = { ...failing, status: "passed", assertionResults: [skipped] };
  expect(nameVitestFailures({ ...report, testResults: [file] })).toEqual([
    "tests/judge.test.ts › later: skipped",
  ]);
});

test("a report of another shape is refused", () => {
  expect(() => countVitest({})).toThrow();
});
