/** One thing that is checked, and what came of it. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Shown when something failed, unless it was shown already. */
  readonly output: string;
}

export interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

/** Nothing tested proves nothing: a runner that ran no test has failed. */
export function outcomeOf(passed: number, failed: number, exitCode: number, output = ""): Outcome {
  const silentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silentFailure ? 1 : failed, output };
}
