import type { Outcome, Step } from "./step.ts";

const mostNamed = 40;

export interface Tally {
  passed: number;
  failed: number;
  /** What failed, by name. */
  failures: string[];
}

async function runOne(step: Step): Promise<Outcome> {
  const began = performance.now();
  const outcome = await step.run().catch((error: unknown): Outcome => {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  const { passed, failed, output } = outcome;
  const count = passed + failed > 1 ? `  ${passed} passed, ${failed} failed` : "";
  console.log(`${failed === 0 ? "✓" : "✗"} ${step.name.padEnd(24)}${seconds} s${count}`);
  if (failed > 0 && output) console.log(`\n${output.trimEnd()}\n`);
  return outcome;
}

/** Runs every step, whatever fails; `width` of them at a time, in their order. */
export async function runSteps(steps: readonly Step[], width: number): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, failures: [] };
  const waiting = [...steps];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { passed, failed, failures = [] } = await runOne(step);
      tally.passed += passed;
      tally.failed += failed;
      if (failed > 0) tally.failures.push(...(failures.length > 0 ? failures : [step.name]));
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return tally;
}

/** A log is often read from its end: what failed is named once more, above the count. */
function nameFailures(failures: readonly string[]): void {
  if (failures.length === 0) return;
  const named = failures.slice(0, mostNamed).map((failure) => `✗ ${failure}`);
  const rest = failures.length - named.length;
  console.log(["\nWhat failed:", ...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n"));
}

/** Says what failed and the count, as the last line, and sets the exit code. */
export function conclude(tallies: readonly Tally[]): void {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  nameFailures(tallies.flatMap(({ failures }) => failures));
  console.log(`\n${passed} passed, ${failed} failed`);
}
