import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright/test";
import { enter } from "./kept.ts";
import { takeMemory } from "./take-memory.ts";

/** The page's own engine, and that of each frame that the browser keeps apart from it. */
const sessionsOf = async (page: Page): Promise<(readonly [string, CDPSession])[]> => {
  const context = page.context();
  const sessions: (readonly [string, CDPSession])[] = [
    [page.url(), await context.newCDPSession(page)],
  ];
  for (const frame of page.frames().filter((one) => one !== page.mainFrame())) {
    try {
      sessions.push([frame.url(), await context.newCDPSession(frame)]);
    } catch (failure) {
      // It lives in the engine of the page around it, which is taken already.
      if (!String(failure).includes("does not have a separate CDP session")) throw failure;
    }
  }
  return sessions;
};

export const keepMemory = async (page: Page, folder: string): Promise<void> => {
  for (const [where, session] of await sessionsOf(page)) {
    const file = randomUUID();
    await takeMemory(
      {
        send: (method, parameters = {}) => session.send(method, parameters),
        onEvent: (listener) =>
          void session.on("event", ({ method, params }) => listener(method, params)),
      },
      join(folder, file),
    );
    await session.detach();
    enter(folder, { kind: "browser memory", where, file });
  }
};
