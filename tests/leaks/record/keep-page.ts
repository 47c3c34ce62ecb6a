import { setTimeout as pause } from "node:timers/promises";
import type { Frame, Page } from "playwright/test";
import { keep, type Kept } from "./kept.ts";
import {
  readCaches,
  readIndexedDb,
  readLocalStorage,
  readScreen,
  readSessionStorage,
} from "./read-storage.ts";

const readers: readonly (readonly [Kept["kind"], () => string | Promise<string>])[] = [
  ["page", readScreen],
  ["local storage", readLocalStorage],
  ["session storage", readSessionStorage],
  ["IndexedDB", readIndexedDb],
  ["cache storage", readCaches],
];

const PATIENCE = 10_000;

const gone = /closed|detached|crashed|Execution context was destroyed/i;

const keepFrame = async (frame: Frame, folder: string): Promise<void> => {
  const where = frame.url();
  // Without an origin of its own a page has no storage: about:blank, an error page of the browser.
  if (!/^https?:/.test(where)) return;
  for (const [kind, reader] of readers) {
    await keep(folder, kind, where, await frame.evaluate(reader));
  }
};

/** Keeps what every frame of this page shows and stores. */
export const keepPage = async (page: Page, folder: string): Promise<void> => {
  for (const frame of page.frames()) {
    const late = new AbortController();
    try {
      await Promise.race([
        keepFrame(frame, folder),
        pause(PATIENCE, undefined, { signal: late.signal }).then(() => {
          throw new Error("It does not answer.");
        }),
      ]);
    } catch (failure) {
      // A window that closes itself meanwhile can't be read; any other that can't is told.
      if (!gone.test(String(failure)))
        await keep(folder, "unread", frame.url(), `${frame.url()}: ${String(failure)}`);
    } finally {
      late.abort();
    }
  }
};
