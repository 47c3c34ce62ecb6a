import { expect, test, vi } from "vitest";
import { runSteps } from "./run-steps.ts";

const yes = { name: "yes", run: () => Promise.resolve({ passed: 2, failed: 0, output: "" }) };
const no = { name: "no", run: () => Promise.resolve({ passed: 1, failed: 3, output: "why" }) };
const broken = { name: "broken", run: () => Promise.reject(new Error("it broke")) };

test("every step is run and counted, a broken one as a failure", async () => {
  const said = vi.spyOn(console, "log").mockReturnValue();
  expect(await runSteps([no, broken, yes], 2)).toEqual({ passed: 3, failed: 4 });
  expect(said.mock.calls.flat().join("\n")).toMatch(/why[^]*it broke/);
});
