import { findOrInstallBrowser } from "./install-browser.ts";
import { outcomeOf, type Step } from "./step.ts";

/** Finds the one browser that all later steps use; without one they could only be skipped. */
export const browserStep: Step = {
  name: "a browser",
  async run() {
    const { path, version, source } = await findOrInstallBrowser();
    process.env["CHROMIUM_PATH"] = path;
    console.log(`Browser: ${version}, ${source} (${path})`);
    return outcomeOf(1, 0, 0);
  },
};
