import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "playwright/test";

const ofOneSecret = /\/api\/vaults\/[^/]+\/secrets\/[^/]+/;

const personOf = (context: BrowserContext): string | undefined => {
  for (const page of context.pages()) {
    const person = new URL(page.url(), "about:blank").searchParams.get("as");
    if (person) return person;
  }
  return undefined;
};

/**
 * The memory of a page is large, so it is kept of the first that showed a secret to a person.
 * Who is first among several processes, the file system decides.
 */
export const choosesMemory =
  (folder: string) =>
  (context: BrowserContext, opened: readonly string[]): boolean => {
    const person = personOf(context);
    if (person === undefined || !opened.some((address) => ofOneSecret.test(address))) return false;
    return mkdirSync(join(folder, person), { recursive: true }) !== undefined;
  };
