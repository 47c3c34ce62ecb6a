import { browserStep } from "./browser-step.ts";
import { checkSteps } from "./check-steps.ts";
import { playwrightStep } from "./playwright-step.ts";
import { postgresStep } from "./postgres-step.ts";
import { conclude, runSteps } from "./run-steps.ts";
import { toolStep } from "./run-tool.ts";
import { vitestStep } from "./vitest-step.ts";

conclude([
  await runSteps([browserStep, postgresStep], 1),
  await runSteps([...checkSteps, toolStep("tab build", "vite", "build", "tabs")], 2),
  await runSteps(
    [
      vitestStep("unit and system tests", "shown", ["unit", "system"]),
      playwrightStep("browser tests", "tests/playwright.config.ts"),
    ],
    1,
  ),
]);
