import { browserStep } from "./browser-step.ts";
import { playwrightStep } from "./playwright-step.ts";
import { postgresStep } from "./postgres-step.ts";
import { conclude, runSteps } from "./run-steps.ts";
import { toolStep } from "./run-tool.ts";

conclude([
  await runSteps([browserStep, postgresStep, toolStep("tab build", "vite", "build", "tabs")], 1),
  await runSteps([playwrightStep("stories in production", "tests/production.config.ts")], 1),
]);
