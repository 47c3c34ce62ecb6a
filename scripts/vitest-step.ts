import { readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";
import { root } from "./root.ts";
import { runTool } from "./run-tool.ts";
import { failureLine, outcomeOf, type Step } from "./step.ts";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

type File = z.infer<typeof Report>["testResults"][number];

const failsBeforeItsTests = ({ status, assertionResults }: File) =>
  status === "failed" && !assertionResults.some((test) => test.status === "failed");

/** A skipped test counts as failed, and so does a file that failed before its first test. */
export function countVitest(json: unknown): { passed: number; failed: number } {
  const report = Report.parse(json);
  const brokenFiles = report.testResults.filter(failsBeforeItsTests);
  const skipped = report.numPendingTests + report.numTodoTests;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + skipped + brokenFiles.length,
  };
}

/** A line for each test that failed, was skipped or never began. */
export function nameVitestFailures(json: unknown): string[] {
  return Report.parse(json).testResults.flatMap((file) => [
    ...(failsBeforeItsTests(file) ? [failureLine(relative(root, file.name), file.message)] : []),
    ...file.assertionResults
      .filter(({ status }) => status !== "passed")
      .map(({ fullName, status, failureMessages }) =>
        failureLine(`${relative(root, file.name)} › ${fullName}`, failureMessages?.[0] ?? status),
      ),
  ]);
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
      const json: unknown = JSON.parse(report);
      const { passed, failed } = countVitest(json);
      return outcomeOf(passed, failed, exitCode, output, nameVitestFailures(json));
    },
  };
}
