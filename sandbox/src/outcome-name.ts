const outcomes = ["fail", "fail-late", "stall", "slow", "suspend", "leak"] as const;
export type NamedOutcome = (typeof outcomes)[number];

/** A workflow or runbook whose name says so ends so: `rotate-secret-fail.yml`, `Rotate-Secret-Stall`. The longest counts. */
export function outcomeInName(name: string): NamedOutcome | undefined {
  const words = `-${name.toLowerCase().replace(/\.ya?ml$/, "")}-`;
  return outcomes.findLast((outcome) => words.includes(`-${outcome}-`));
}
