import type { Fault } from "./world.ts";

const effects: readonly Fault["effect"][] = [
  "throttle",
  "deny",
  "stall",
  "fail-500",
  "slow",
  "lost-answer",
];

/** A vault or secret whose name says so fails so: `db-throttle`, `slow-vault`. Whole words between hyphens only. */
export function effectInName(name: string): Fault["effect"] | undefined {
  const words = `-${name.toLowerCase()}-`;
  return effects.find((effect) => words.includes(`-${effect}-`));
}
