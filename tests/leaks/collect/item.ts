import type { Place } from "../search/search.ts";
import type { Source } from "../search/source.ts";

/** Every kind of place that is searched; in each a planted leak has to be found first. */
export const kinds = [
  "address",
  "request header",
  "request body",
  "reply header",
  "reply body",
  "service's reply",
  "service's file",
  "service's memory",
  "page",
  "console",
  "local storage",
  "session storage",
  "IndexedDB",
  "cache storage",
  "cookies",
  "browser memory",
  "trace",
] as const;
export type Kind = (typeof kinds)[number];

export interface Item extends Place {
  readonly kind: Kind;
  readonly source: Source;
}
