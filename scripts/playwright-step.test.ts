import { expect, test } from "vitest";
import { countPlaywright, namePlaywrightFailures } from "./playwright-step.ts";

const stats = { expected: 3, unexpected: 1, skipped: 0, flaky: 0 };
const empty = { stats, suites: [], errors: [] };
const spec = {
  title: "a person asks",
  file: "ask.e2e.ts",
  ok: false,
  tests: [{ results: [{ errors: [{ message: "no dialog\nat line 3" }] }] }],
};

test("a skipped or flaky test is a failure", () => {
  const json = { ...empty, stats: { ...stats, skipped: 1, flaky: 1 } };
  expect(countPlaywright(json)).toEqual({ passed: 3, failed: 3 });
});

test("an error outside of any test is a failure", () => {
  expect(countPlaywright({ ...empty, errors: [{ message: "no tests found" }] }).failed).toBe(2);
});

test("what failed is named, however deep its group, and so is an error outside", () => {
  const suites = [{ specs: [{ ...spec, ok: true }], suites: [{ specs: [spec] }] }];
  expect(namePlaywrightFailures({ ...empty, suites, errors: [{ message: "no port" }] })).toEqual([
    "outside of any test: no port",
    "ask.e2e.ts › a person asks: no dialog",
  ]);
});

test("a report of another shape is refused", () => {
  expect(() => countPlaywright({})).toThrow();
});
