import { test as plain } from "playwright/test";
import { choosesMemory } from "../leaks/record/choose-memory.ts";
import { recordBrowser } from "../leaks/record/record-browser.ts";
import { evidence } from "./evidence.ts";

export { expect } from "playwright/test";

/** What any page of these tests sends, receives and keeps is recorded for the search for leaks. */
export const test = plain.extend({
  browser: [
    async ({ browser }, use) => {
      recordBrowser(browser, {
        folder: evidence.contexts,
        keepsMemory: choosesMemory(evidence.people),
      });
      await use(browser);
    },
    { scope: "worker" },
  ],
});
