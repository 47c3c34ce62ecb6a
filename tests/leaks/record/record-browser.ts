import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright/test";
import { keepMemory } from "./keep-memory.ts";
import { keepPage } from "./keep-page.ts";
import { conclude, keep } from "./kept.ts";

export interface Recording {
  /** Each context has a folder of its own in it. */
  readonly folder: string;
  /** Asked once a context, before it closes: is the memory of its pages kept, which fetched these? */
  keepsMemory(context: BrowserContext, fetched: readonly string[]): boolean;
}

/** Opens contexts that leave what their pages did and kept. */
export const recordedContexts = (browser: Browser, recording: Recording): Browser["newContext"] => {
  const newContext = browser.newContext.bind(browser);
  return async (options = {}) => {
    const folder = join(recording.folder, randomUUID());
    await mkdir(folder, { recursive: true });
    // A HAR of all that is sent and received, with every body, written when the context closes.
    const recordHar = { path: join(folder, HAR), content: "attach", mode: "full" } as const;
    const context = await newContext({ ...options, recordHar });
    recordContext(context, folder, recording);
    return context;
  };
};

/** Every context of this browser is so recorded, however it is opened. */
export const recordBrowser = (browser: Browser, recording: Recording): void => {
  browser.newContext = recordedContexts(browser, recording);
};

export const HAR = "network.har";

const recordContext = (context: BrowserContext, folder: string, recording: Recording): void => {
  const spoken: string[] = [];
  const fetched: string[] = [];
  context.on("response", (reply) => void (reply.ok() && fetched.push(reply.url())));
  context.on("console", (message) => spoken.push(message.text()));
  context.on("weberror", (failure) => spoken.push(String(failure.error())));
  context.on("page", (page) => before(page, () => keepPage(page, folder)));
  before(context, async () => {
    const pages = context.pages();
    for (const page of pages) await keepPage(page, folder);
    if (recording.keepsMemory(context, fetched))
      for (const page of pages) await keepMemory(page, folder);
    const cookies = await context.cookies();
    const where = pages.map((page) => page.url()).join(" ");
    await keep(folder, "cookies", where, cookies.length > 0 ? JSON.stringify(cookies) : "");
    await keep(folder, "console", where, spoken.join("\n"));
    conclude(folder);
    closePagesLater(pages);
  });
};

const PATIENCE = 10_000;

/**
 * Before a context closes, its HAR waits for all that a page's requests have still to tell, and
 * that never comes where a service was killed at the wrong moment. A closed page is not waited for.
 */
const closePagesLater = (pages: readonly Page[]): void => {
  const closePages = async (): Promise<void> => {
    await Promise.allSettled(pages.map((page) => page.close()));
  };
  setTimeout(() => void closePages(), PATIENCE).unref();
};

interface Closable {
  close(options?: { reason?: string }): Promise<void>;
}

/** Does something first, when this is closed. */
const before = (closable: Closable, first: () => Promise<void>): void => {
  const close = closable.close.bind(closable);
  let closing = false;
  closable.close = async (options) => {
    if (!closing) {
      closing = true;
      await first();
    }
    await close(options);
  };
};
