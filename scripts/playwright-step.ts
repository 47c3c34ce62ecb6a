import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./root.ts";
import { runTool } from "./run-tool.ts";
import { outcomeOf, type Step } from "./step.ts";

const Report = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    skipped: z.number(),
    flaky: z.number(),
  }),
  errors: z.array(z.unknown()),
});

/** A skipped or flaky test counts as failed, and so does an error outside of any test. */
export function countPlaywright(json: unknown): { passed: number; failed: number } {
  const { stats, errors } = Report.parse(json);
  const failed = stats.unexpected + stats.skipped + stats.flaky + errors.length;
  return { passed: stats.expected, failed };
}

export function playwrightStep(name: string): Step {
  return {
    name,
    async run() {
      const reportFile = join(root, "node_modules/.cache/playwright/report.json");
      await rm(reportFile, { force: true });
      const { exitCode } = await runTool(
        "playwright",
        ["test", "--config=tests/playwright.config.ts", "--forbid-only", "--reporter=list,json"],
        "shown",
        {
          ...process.env,
          PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
        },
      );
      const report = await readFile(reportFile, "utf8").catch(() => undefined);
      if (report === undefined) return outcomeOf(0, 0, 1, "Playwright left no report.");
      const { passed, failed } = countPlaywright(JSON.parse(report));
      return outcomeOf(passed, failed, exitCode);
    },
  };
}
