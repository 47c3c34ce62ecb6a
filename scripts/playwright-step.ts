import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./root.ts";
import { runTool } from "./run-tool.ts";
import { failureLine, outcomeOf, type Step } from "./step.ts";

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
});

const Suite = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional();
  },
});

const Report = z.object({
  suites: z.array(Suite),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    skipped: z.number(),
    flaky: z.number(),
  }),
  errors: z.array(z.object({ message: z.string().optional() })),
});

/** A skipped or flaky test counts as failed, and so does an error outside of any test. */
export function countPlaywright(json: unknown): { passed: number; failed: number } {
  const { stats, errors } = Report.parse(json);
  const failed = stats.unexpected + stats.skipped + stats.flaky + errors.length;
  return { passed: stats.expected, failed };
}

function failuresOf({ specs, suites = [] }: z.infer<typeof Suite>): string[] {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map(({ file, title, tests }) => {
      const [error] = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
      return failureLine(`${file} › ${title}`, error?.message ?? "it did not run");
    }),
    ...suites.flatMap(failuresOf),
  ];
}

/** A line for each test that failed, and for each error outside of any test. */
export function namePlaywrightFailures(json: unknown): string[] {
  const { suites, errors } = Report.parse(json);
  const outside = errors.map(({ message }) => failureLine("outside of any test", message ?? ""));
  return [...outside, ...suites.flatMap(failuresOf)];
}

export function playwrightStep(name: string, config: string): Step {
  return {
    name,
    async run() {
      const reportFile = join(root, "node_modules/.cache/playwright/report.json");
      await rm(reportFile, { force: true });
      const { exitCode } = await runTool(
        "playwright",
        ["test", `--config=${config}`, "--forbid-only", "--reporter=list,json"],
        "shown",
        {
          ...process.env,
          PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
        },
      );
      const report = await readFile(reportFile, "utf8").catch(() => undefined);
      if (report === undefined) return outcomeOf(0, 0, 1, "Playwright left no report.");
      const json: unknown = JSON.parse(report);
      const { passed, failed } = countPlaywright(json);
      return outcomeOf(passed, failed, exitCode, "", namePlaywrightFailures(json));
    },
  };
}
