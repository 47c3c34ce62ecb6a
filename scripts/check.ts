import { checkSteps } from "./check-steps.ts";
import { conclude, runSteps } from "./run-steps.ts";
import { vitestStep } from "./vitest-step.ts";

const began = performance.now();
const tally = await runSteps([...checkSteps, vitestStep("unit tests", "kept", ["unit"])], 2);
console.log(`\nchecked in ${((performance.now() - began) / 1000).toFixed(1)} s`);
conclude([tally]);
