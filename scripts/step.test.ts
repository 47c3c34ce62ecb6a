import { expect, test } from "vitest";
import { outcomeOf } from "./step.ts";

test("a run without a test is a failure", () => {
  expect(outcomeOf(0, 0, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test("a runner that fails although its tests passed is a failure", () => {
  expect(outcomeOf(7, 0, 1)).toMatchObject({ passed: 7, failed: 1 });
});

test("failures are counted as they are", () => {
  expect(outcomeOf(7, 2, 1)).toMatchObject({ passed: 7, failed: 2 });
});
