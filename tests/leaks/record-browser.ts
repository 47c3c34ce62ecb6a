import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright/test";

/**
 * Every context of this browser, however it is opened, leaves in `folder` what its pages sent and
 * received (a HAR with all bodies), ready once the context is closed.
 */
export const recordBrowser = (browser: Browser, folder: string): void => {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options = {}) => {
    const own = join(folder, randomUUID());
    await mkdir(own, { recursive: true });
    return newContext({
      ...options,
      recordHar: { path: join(own, "network.har.zip"), content: "attach", mode: "full" },
    });
  };
};
