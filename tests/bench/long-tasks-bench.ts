import type { Browser, Page } from "playwright";
import { buildTab } from "../../scripts/build-tab.ts";
import { personaOf } from "../world/persona.ts";
import { addressOf, firstRow, launchChromium, tabOf } from "./chromium.ts";
import { type Bench, bounded } from "./figures.ts";
import { allIsRead, look } from "./fleet.ts";
import { startService } from "./service.ts";
import { median } from "./statistics.ts";
import { startTenant, type Tenant } from "./tenant.ts";
import { longestTask, type LongestTask, traceCategories } from "./trace.ts";

const runs = 5;

/** As somebody looks for a secret: types a word, takes it back, then rolls through the list. */
const typeAndScroll = async (page: Page): Promise<void> => {
  const tab = tabOf(page);
  const search = tab.getByRole("searchbox", { name: /^Search/ });
  await search.click();
  await search.pressSequentially("billing-api", { delay: 90 });
  await page.waitForTimeout(400);
  for (let letter = 0; letter < 11; letter += 1) await search.press("Backspace", { delay: 40 });
  await page.waitForTimeout(600);
  await tab.locator(firstRow).first().hover();
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, turn < 45 ? 900 : -1200);
    await page.waitForTimeout(40);
  }
};

const traceOnce = async (browser: Browser, tenant: Tenant): Promise<LongestTask> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(addressOf(tenant, "requester"));
  await tabOf(page).locator(firstRow).first().waitFor();
  await page.waitForTimeout(1500);
  await browser.startTracing(page, { categories: traceCategories });
  await typeAndScroll(page);
  const trace = await browser.stopTracing();
  await page.close();
  return longestTask(trace);
};

export const longTasksBench: Bench = {
  name: "long-tasks",
  run: async () => {
    await buildTab();
    const tenant = await startTenant();
    const service = await startService(tenant, { tls: true });
    const token = await personaOf(tenant, "requester").ssoToken();
    await look(service, token);
    await allIsRead(service, token);
    const browser = await launchChromium(tenant);
    const found: LongestTask[] = [];
    for (let run = 0; run < runs; run += 1) found.push(await traceOnce(browser, tenant));
    const version = browser.version();
    await browser.close();
    await service.stop();
    await tenant.stop();
    const task = (what: string, of: keyof LongestTask) =>
      bounded(50, { what, measured: median(found.map((one) => one[of])), unit: "ms" });
    return {
      title: "Typing and scrolling in 10,000 rows",
      how: `Chromium ${version}, the tab in the sandbox's Teams host: a word of eleven letters typed into the search and taken back, then 60 turns of the wheel; the longest task of the page's main thread in a trace, median of ${runs} traces.`,
      figures: [
        task("longest task, processor time of the page's thread", "processor"),
        task("longest task by the clock, with what else this machine did", "clock"),
      ],
    };
  },
};
