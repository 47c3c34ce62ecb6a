import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./root.ts";
import { runTool } from "./run-tool.ts";
import { outcomeOf, type Step } from "./step.ts";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** A skipped test counts as failed, and so does a file that failed before its first test. */
export function countVitest(json: unknown): { passed: number; failed: number } {
  const report = Report.parse(json);
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const skipped = report.numPendingTests + report.numTodoTests;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + skipped + brokenFiles.length,
  };
}

export function vitestStep(
  name: string,
  show: "shown" | "kept",
  projects: readonly string[],
): Step {
  return {
    name,
    async run() {
      const reportFile = join(root, "node_modules/.cache/vitest", `${projects.join("-")}.json`);
      await rm(reportFile, { force: true });
      const args = [
        ...["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${reportFile}`],
        ...["--allowOnly=false", ...projects.map((project) => `--project=${project}`)],
      ];
      const { exitCode, output } = await runTool("vitest", args, show);
      const report = await readFile(reportFile, "utf8").catch(() => undefined);
      if (report === undefined) return outcomeOf(0, 0, 1, `${output}\nvitest left no report.`);
      const { passed, failed } = countVitest(JSON.parse(report));
      return outcomeOf(passed, failed, exitCode, output);
    },
  };
}
