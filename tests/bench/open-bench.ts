import type { Browser } from "playwright";
import * as z from "zod/mini";
import { buildTab } from "../../scripts/build-tab.ts";
import { blankText, startBlankPage } from "./blank-page.ts";
import { addressOf, firstRow, launchChromium, tabOf } from "./chromium.ts";
import { type Bench, within } from "./figures.ts";
import { startService } from "./service.ts";
import { median } from "./statistics.ts";
import { startTenant, type Tenant } from "./tenant.ts";

const runs = 7;
const slowdown = 4;

/** In the page: remembers when what is looked for is drawn. */
const watchFor = (wanted: string): void => {
  const look = (): void => {
    if (document.querySelector(wanted) === null) requestAnimationFrame(look);
    else performance.mark("drawn");
  };
  requestAnimationFrame(look);
};

/** Since the frame of the tab was opened: Teams itself is there already when a person opens a tab. */
const drawnAt = `performance.getEntriesByName("drawn")[0]?.startTime`;
const wasDrawn = `performance.getEntriesByName("drawn").length > 0`;

/** Milliseconds until what is looked for is drawn, in a browser that has seen nothing yet. */
const openOnce = async (browser: Browser, tenant: Tenant, wanted: string): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watchFor, wanted);
  const devTools = await context.newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(addressOf(tenant, "requester"));
  await tabOf(page).locator(wanted).first().waitFor({ state: "attached" });
  const frame = page.frame({ name: "embedded-page-container" });
  if (!frame) throw new Error("Teams shows no tab");
  await frame.waitForFunction(wasDrawn);
  const drawn = z.number().parse(await frame.evaluate(drawnAt));
  await context.close();
  return drawn;
};

interface Opened {
  readonly tab: readonly number[];
  readonly blank: readonly number[];
}

/** In turn, so that what else the machine does meets both; the first run warms up and is not counted. */
const openInTurn = async (browser: Browser, ofTab: Tenant, ofBlank: Tenant): Promise<Opened> => {
  const tab: number[] = [];
  const blank: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    tab.push(await openOnce(browser, ofTab, firstRow));
    blank.push(await openOnce(browser, ofBlank, blankText));
  }
  return { tab: tab.slice(1), blank: blank.slice(1) };
};

export const openBench: Bench = {
  name: "open",
  run: async () => {
    await buildTab();
    const other = await startTenant();
    const page = await startBlankPage(other);
    const tenant = await startTenant();
    const service = await startService(tenant, { tls: true });
    const browser = await launchChromium(tenant, other);
    const opened = await openInTurn(browser, tenant, other);
    const version = browser.version();
    await browser.close();
    await service.stop();
    await tenant.stop();
    await page.stop();
    await other.stop();
    return {
      title: "Opening the tab",
      how: `Chromium ${version}, its processor slowed ${slowdown} times, nothing cached in the browser: from opening the tab's frame in the sandbox's Teams host to the first rows in it, the service having read the vaults before; against a page of React, Fluent and one word in the same place of a second sandbox. Median of ${runs} each, in turn.`,
      figures: [
        within(2, {
          what: "open to first rows",
          measured: median(opened.tab),
          against: median(opened.blank),
          unit: "ms",
          of: "blank Fluent page",
        }),
      ],
    };
  },
};
