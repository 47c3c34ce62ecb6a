import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Report = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

export interface SuiteRun {
  readonly passed: number;
  /** The first test that failed. */
  readonly failed: string | undefined;
}

/** Runs one test file of a tree until its first failure. */
export async function runSuite(folder: string, suite: string): Promise<SuiteRun> {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const args = ["run", suite, "--bail=1", "--reporter=json", `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [vitest, ...args], { cwd: folder, stdio: "ignore" });
  await once(child, "close");
  const { numPassedTests, testResults } = Report.parse(JSON.parse(readFileSync(report, "utf8")));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: numPassedTests,
    failed: tests.find(({ status }) => status === "failed")?.fullName,
  };
}
