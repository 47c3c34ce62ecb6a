import { test as plain } from "playwright/test";
import { recordBrowser } from "../leaks/record-browser.ts";
import { evidence } from "./evidence.ts";

export { expect } from "playwright/test";

/** What any page of these tests sends, receives and keeps is recorded for the search for leaks. */
export const test = plain.extend({
  browser: [
    async ({ browser }, use) => {
      recordBrowser(browser, evidence);
      await use(browser);
    },
    { scope: "worker" },
  ],
});
