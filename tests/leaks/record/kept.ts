import { randomUUID } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

/** What was taken of a page, in a file of its own; `index.jsonl` beside it says of which. */
const Kept = z.object({
  kind: z.enum([
    "page",
    "console",
    "local storage",
    "session storage",
    "IndexedDB",
    "cache storage",
    "cookies",
    "browser memory",
    "unread",
  ]),
  /** The page's address, for a person. */
  where: z.string(),
  file: z.string(),
});
export type Kept = z.infer<typeof Kept>;

const INDEX = "index.jsonl";

/** Says that all was kept that there was, were it nothing. */
export const conclude = (folder: string): void => appendFileSync(join(folder, INDEX), "");

/** Enters a file that is written already. */
export const enter = (folder: string, kept: Kept): void =>
  appendFileSync(join(folder, INDEX), `${JSON.stringify(kept)}\n`);

export const keep = async (
  folder: string,
  kind: Kept["kind"],
  where: string,
  content: string,
): Promise<void> => {
  if (content === "") return;
  const file = randomUUID();
  await writeFile(join(folder, file), content);
  enter(folder, { kind, where, file });
};

export const readIndex = (folder: string): Kept[] =>
  readFileSync(join(folder, INDEX), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => Kept.parse(JSON.parse(line)));
