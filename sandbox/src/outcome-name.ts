const outcomes = ["fail", "fail-late", "stall", "slow", "suspend", "leak"] as const;
export type NamedOutcome = (typeof outcomes)[number];

/** How many times as long the steps of a slow one take. */
export const slowness = 30;

/** A workflow or runbook whose name says so ends so: `rotate-secret-fail.yml`, `Rotate-Secret-Stall`. The longest counts. */
export function outcomeInName(name: string): NamedOutcome | undefined {
  const words = `-${name.toLowerCase().replace(/\.ya?ml$/, "")}-`;
  return outcomes.findLast((outcome) => words.includes(`-${outcome}-`));
}
