import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Packing } from "../search/unpack.ts";
import { ofFile } from "../search/source.ts";
import type { Item, Kind } from "./item.ts";

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/**
 * PostgreSQL's cache of its own catalogue: no row of ours is in it, and a running database removes it
 * and writes it anew at any moment, so that it may be gone before it is read.
 */
const isCatalogueCache = (file: string): boolean => file.endsWith("/pg_internal.init");

export const fileItems = (
  kind: Kind,
  folder: string,
  tokens: Item["tokens"],
  ending = "",
): Item[] =>
  filesIn(folder)
    .filter((file) => file.endsWith(ending) && !isCatalogueCache(file))
    .map((file) => ({
      kind,
      name: file,
      tokens,
      source: ofFile(file),
      ...(file.endsWith(".br") && { packing: "brotli" as const }),
    }));

const packings: Readonly<Record<string, Packing>> = { br: "brotli", deflate: "deflate" };

/** What the service sent, as `record-replies.ts` wrote it. */
export const replyItems = (folder: string): Item[] =>
  filesIn(folder)
    .filter((file) => file.endsWith(".head"))
    .flatMap((head) => {
      const text = readFileSync(head, "utf8");
      const name = text.slice(0, text.indexOf("\n"));
      const packing = packings[/^content-encoding: *(\w+)/im.exec(text)?.[1] ?? ""];
      const body = head.replace(/head$/, "body");
      const kind = "service's reply" as const;
      const items: Item[] = [{ kind, name, tokens: "none", source: ofFile(head) }];
      if (existsSync(body))
        items.push({
          kind,
          name,
          tokens: "none",
          source: ofFile(body),
          ...(packing && { packing }),
        });
      return items;
    });
