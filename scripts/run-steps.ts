import type { Outcome, Step } from "./step.ts";

export interface Tally {
  passed: number;
  failed: number;
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
  const tally: Tally = { passed: 0, failed: 0 };
  const waiting = [...steps];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { passed, failed } = await runOne(step);
      tally.passed += passed;
      tally.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return tally;
}

/** Says the count, as the last line, and sets the exit code. */
export function conclude(tallies: readonly Tally[]): void {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed`);
}
