import { expect, test } from "vitest";
import { countPlaywright } from "./playwright-step.ts";

const stats = { expected: 3, unexpected: 1, skipped: 0, flaky: 0 };

test("a skipped or flaky test is a failure", () => {
  const json = { stats: { ...stats, skipped: 1, flaky: 1 }, errors: [] };
  expect(countPlaywright(json)).toEqual({ passed: 3, failed: 3 });
});

test("an error outside of any test is a failure", () => {
  expect(countPlaywright({ stats, errors: [{ message: "no tests found" }] }).failed).toBe(2);
});

test("a report of another shape is refused", () => {
  expect(() => countPlaywright({})).toThrow();
});
