import { stripVTControlCharacters } from "node:util";

/** One thing that is checked, and what came of it. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Shown when something failed, unless it was shown already. */
  readonly output: string;
  /** Each test that failed and its first words, where the tool names them. */
  readonly failures?: readonly string[];
}

export interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

/** A test's name and the first words of why, in one line. */
export function failureLine(name: string, why: string): string {
  const first = stripVTControlCharacters(why).trim().split("\n")[0] ?? "";
  return `${name}: ${first}`.slice(0, 300);
}

/** Nothing tested proves nothing: a runner that ran no test has failed. */
export function outcomeOf(
  passed: number,
  failed: number,
  exitCode: number,
  output = "",
  failures: readonly string[] = [],
): Outcome {
  const silentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silentFailure ? 1 : failed, output, failures };
}
