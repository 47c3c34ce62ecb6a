import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readIndex } from "../record/kept.ts";
import { ofFile } from "../search/source.ts";
import type { Item } from "./item.ts";

/** What was kept of the pages of one context; a page that could not be read is an error, not a page without leaks. */
export const pageItems = (folder: string): Item[] =>
  readIndex(folder).map(({ kind, where, file }) => {
    const path = join(folder, file);
    if (kind === "unread") throw new Error(`Not searched: ${readFileSync(path, "utf8")}`);
    const tokens = kind === "browser memory" ? "own" : "none";
    return { kind, name: where, tokens, source: ofFile(path) };
  });
