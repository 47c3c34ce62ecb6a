import { toolStep } from "./run-tool.ts";
import type { Step } from "./step.ts";

const cache = "node_modules/.cache";
const workspaces = ["contract", "api", "sandbox", "tests", "tabs", "scripts"];

/** The longest first, so that two at a time end together. */
export const checkSteps: readonly Step[] = [
  toolStep(
    "lint",
    "eslint",
    ...[".", "--max-warnings=0", "--no-warn-ignored"],
    ...["--cache", "--cache-location", `${cache}/eslint/`, "--cache-strategy", "content"],
  ),
  ...workspaces.map((name) => toolStep(`types of ${name}`, "tsc", "-p", name)),
  toolStep("unused code", "knip", "--cache", "--cache-location", `${cache}/knip`, "--no-progress"),
  toolStep(
    "format",
    "prettier",
    ...["--check", ".", "--log-level", "warn"],
    ...["--cache", "--cache-location", `${cache}/prettier/checked`, "--cache-strategy", "content"],
  ),
  toolStep("dependency rules", "depcruise", "--output-type", "err-long", ...workspaces),
];
