import type { Browser, Frame, Page } from "playwright";
import * as z from "zod/mini";
import { addressOf, tabOf } from "./chromium.ts";
import { timed } from "./statistics.ts";
import type { Tenant } from "./tenant.ts";
import { longestTask, type LongestTask, traceCategories } from "./trace.ts";

export interface View {
  readonly section: string;
  readonly person: string;
  /** A row, as CSS names it. */
  readonly row: string;
}

export interface Looked {
  /** Milliseconds from the press on the section to its first rows. */
  readonly first: number;
  /** Frames in which a place of the list was empty. */
  readonly blank: number;
  readonly task: LongestTask;
  /** MiB of the page's heap once all rows were there, less those before. */
  readonly heap: number;
  /** How many rows were come by. */
  readonly rows: number;
}

/** A place as high as this without any row is seen as empty. */
const GAP = 120;
const MIB = 1024 * 1024;

/** In the page: marks each frame in which the middle of the list has a place without rows. */
const watchGaps = ({ row, gap }: { row: string; gap: number }): void => {
  const isScroller = (one: Element) => one.scrollHeight > one.clientHeight + 400;
  const look = (): void => {
    requestAnimationFrame(look);
    const rows = [...document.querySelectorAll(row)];
    let scroller = rows[0]?.parentElement;
    while (scroller && !isScroller(scroller)) scroller = scroller.parentElement;
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // Above the list and below it there is something else.
    if (scrollTop < 1_000 || scrollTop + clientHeight > scrollHeight - 1_000) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    let covered = top;
    for (const one of rows) {
      const place = one.getBoundingClientRect();
      if (place.bottom < top || place.top > bottom) continue;
      if (place.top - covered > gap) break;
      covered = Math.max(covered, place.bottom);
    }
    if (bottom - covered > gap) performance.mark("gap");
  };
  look();
};

/** In the page: to the end of what is there; where more is offered it is asked for. */
const goOn = (row: string): boolean => {
  const last = [...document.querySelectorAll(row)].at(-1);
  last?.scrollIntoView({ block: "end" });
  const more = [...document.querySelectorAll("main button")].find((one) =>
    /^(Show (older|earlier)|One moment)/.test(one.textContent),
  );
  if (more instanceof HTMLElement) more.click();
  return more !== undefined;
};

const heapOf = async (page: Page): Promise<number> => {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("HeapProfiler.collectGarbage");
  const { usedSize } = z
    .object({ usedSize: z.number() })
    .parse(await devTools.send("Runtime.getHeapUsage"));
  await devTools.detach();
  return usedSize / MIB;
};

/** Until nothing more is offered for a while. */
const readAll = async (page: Page, frame: Frame, row: string): Promise<void> => {
  for (let quiet = 0; quiet < 10;) {
    quiet = (await frame.evaluate(goOn, row)) ? 0 : quiet + 1;
    await page.waitForTimeout(100);
  }
};

/** Up and down again as with a wheel that is turned fast. */
const roll = async (page: Page): Promise<void> => {
  for (let turn = 0; turn < 90; turn += 1) {
    await page.mouse.wheel(0, turn < 60 ? -900 : 1_200);
    await page.waitForTimeout(40);
  }
};

const rowsOf = (frame: Frame, row: string): Promise<number> =>
  frame.evaluate(
    (wanted) =>
      Number(document.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount")) ||
      document.querySelectorAll(wanted).length,
    row,
  );

/** Opens a section, has all of it shown, and rolls through it. */
export const lookThrough = async (
  browser: Browser,
  tenant: Tenant,
  { section, person, row }: View,
): Promise<Looked> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(addressOf(tenant, person));
  const tab = tabOf(page);
  const link = tab.getByRole("link", { name: section, exact: true });
  await link.waitFor();
  await page.waitForTimeout(1_500);
  const heap = await heapOf(page);
  const first = await timed(async () => {
    await link.click();
    await tab.locator(row).first().waitFor();
  });
  const frame = page.frame({ name: "embedded-page-container" });
  if (!frame) throw new Error("Teams shows no tab");
  await frame.evaluate(watchGaps, { row, gap: GAP });
  await browser.startTracing(page, { categories: traceCategories });
  await readAll(page, frame, row);
  await tab.locator(row).last().hover();
  await roll(page);
  const task = longestTask(await browser.stopTracing());
  const blank = z
    .number()
    .parse(await frame.evaluate(`performance.getEntriesByName("gap").length`));
  const found = {
    ...{ first, blank, task },
    ...{ heap: (await heapOf(page)) - heap, rows: await rowsOf(frame, row) },
  };
  await page.close();
  return found;
};
