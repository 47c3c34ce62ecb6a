import type { BrowserContext, FrameLocator, Page } from "playwright/test";
import { endpoints as endpointsOfRun } from "./endpoints.ts";
import { expect, test as recorded } from "./test.ts";
import { watchForAlarms } from "./alarms.ts";

export { expect } from "./test.ts";

export interface Wish {
  readonly place?: "channel" | "personal" | "configure";
  readonly theme?: "default" | "dark" | "contrast";
  readonly mobile?: "android" | "ios";
  readonly team?: "Payments" | "Platform";
  readonly channel?: string;
  readonly subPage?: string;
}

/** What a person has before them: Teams, and in it the tab, which is a page of another origin. */
export interface Screen {
  readonly page: Page;
  readonly tab: FrameLocator;
}

export interface Endpoints {
  readonly teamsHost: string;
  readonly product: string;
}

export type OpenAs = (person: string, wish?: Wish) => Promise<Screen>;

export interface BrokenLines {
  /** What the browser may say besides, whatever the test: where servers die, lines break. */
  readonly brokenLines: RegExp | undefined;
}

interface TestFixtures extends BrokenLines {
  /** What the browser may say of a failure that this test asks for; anything else fails the test. */
  readonly expectedAlarm: RegExp | undefined;
  /** Opens Teams as this person; most are members of a team and meet the tab in its channel. */
  readonly openAs: OpenAs;
  /** The same in a window that shares nothing with the other: a second person at their own desk. */
  readonly openBesideAs: OpenAs;
  readonly noAlarms: undefined;
}

export const tabOf = (page: Page): FrameLocator =>
  page.frameLocator("iframe[name=embedded-page-container]");

export const addressOf = (teamsHost: string, person: string, wish: Wish = {}): string =>
  `${teamsHost}/?${new URLSearchParams({ as: person, place: "channel", ...wish })}`;

export const test = recorded.extend<TestFixtures, { endpoints: Endpoints }>({
  endpoints: [endpointsOfRun, { scope: "worker", option: true }],
  expectedAlarm: [undefined, { option: true }],
  brokenLines: [undefined, { option: true }],
  noAlarms: [
    async ({ context, expectedAlarm, brokenLines }, use) => {
      const alarms = watchForAlarms(context, expectedAlarm, brokenLines);
      await use(undefined);
      expect(alarms(), "what the browser complained about").toEqual([]);
    },
    { auto: true },
  ],
  openAs: async ({ page, endpoints }, use) => {
    await use(async (person, wish) => {
      await page.goto(addressOf(endpoints.teamsHost, person, wish));
      return { page, tab: tabOf(page) };
    });
  },
  // A context of one's own is nobody's to close but ours, and unclosed it leaves no record.
  openBesideAs: async ({ browser, endpoints, expectedAlarm, brokenLines }, use) => {
    const contexts: BrowserContext[] = [];
    const alarms: (() => readonly string[])[] = [];
    await use(async (person, wish) => {
      const context = await browser.newContext();
      contexts.push(context);
      alarms.push(watchForAlarms(context, expectedAlarm, brokenLines));
      const page = await context.newPage();
      await page.goto(addressOf(endpoints.teamsHost, person, wish));
      return { page, tab: tabOf(page) };
    });
    for (const context of contexts) await context.close();
    expect(alarms.flatMap((said) => said())).toEqual([]);
  },
});
