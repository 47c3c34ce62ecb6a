import { afterEach, expect, test, vi } from "vitest";
import { conclude, runSteps } from "./run-steps.ts";

const step = (name: string, passed: number, failed: number, failures: string[] = []) => ({
  name,
  run: () => Promise.resolve({ passed, failed, output: failed > 0 ? "why" : "", failures }),
});
const broken = { name: "broken", run: () => Promise.reject(new Error("it broke")) };

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

test("every step is run and counted, a broken one as a failure", async () => {
  const said = vi.spyOn(console, "log").mockReturnValue();
  const tally = await runSteps([step("no", 1, 3, ["one", "two"]), broken, step("yes", 2, 0)], 2);
  expect(tally).toEqual({ passed: 3, failed: 4, failures: ["one", "two", "broken"] });
  expect(said.mock.calls.flat().join("\n")).toMatch(/why[^]*it broke/);
});

test("what failed is named above the count, which stays the last line", () => {
  const said = vi.spyOn(console, "log").mockReturnValue();
  const failures = Array.from({ length: 42 }, (_, at) => `test ${at}`);
  conclude([{ passed: 5, failed: 42, failures }]);
  const lines = said.mock.calls.flat().join("\n").trim().split("\n");
  expect(lines).toContain("✗ test 39");
  expect(lines.slice(-3)).toEqual(["and 2 more", "", "5 passed, 42 failed"]);
  expect(process.exitCode).toBe(1);
});
