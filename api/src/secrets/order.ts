import { HealthStatus, type Sort, SortColumn } from "@vault-tab/contract";
import type { Entry } from "./entry.ts";
import { statusOf } from "./health.ts";
import type { Metadata } from "./metadata.ts";

/** Where an entry stands in a list: its sort key, then what tells it from all others. */
export type Place = readonly [key: string, vault: string, name: string, kind: string];

/** One way to sort, at one time. */
export interface Order {
  /** Tells it from every other: two with the same name put entries alike. */
  readonly name: string;
  place(entry: Entry): Place;
  compare(a: Place, b: Place): number;
}

/** A health changes by the day; an order may be a minute old. */
const MINUTE = 60_000;

export const orderBy = (sort: Sort, now: Date): Order => {
  const column = SortColumn.parse(sort.replace("-", ""));
  const direction = sort.startsWith("-") ? -1 : 1;
  const minute = Math.floor(now.getTime() / MINUTE);
  const at = new Date(minute * MINUTE);
  return {
    name: column === "health" ? `${sort} ${minute}` : sort,
    place: ({ metadata }) => [
      keys[column](metadata, at),
      metadata.vault,
      metadata.name,
      metadata.kind,
    ],
    compare: (a, b) =>
      compareText(a[0], b[0]) * direction ||
      compareText(a[1], b[1]) ||
      compareText(a[2], b[2]) ||
      compareText(a[3], b[3]),
  };
};

const kept = new WeakMap<readonly Entry[], Map<string, readonly Entry[]>>();

/** Entries in their order. Lists do not change, so an order once made is kept as long as its list. */
export const inOrder = (entries: readonly Entry[], order: Order): readonly Entry[] => {
  const orders = kept.get(entries) ?? new Map<string, readonly Entry[]>();
  kept.set(entries, orders);
  const found = orders.get(order.name);
  if (found) return found;
  const [sort = ""] = order.name.split(" ");
  for (const name of orders.keys()) if (name.startsWith(`${sort} `)) orders.delete(name);
  // Places are many times as large as what they order, so they live no longer than this.
  const made = entries
    .map((entry) => ({ entry, place: order.place(entry) }))
    .sort((a, b) => order.compare(a.place, b.place))
    .map(({ entry }) => entry);
  orders.set(order.name, made);
  return made;
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Strings that sort as their column does. What never expires stands behind all that does. */
const keys: Record<SortColumn, (metadata: Metadata, now: Date) => string> = {
  name: ({ name }) => name.toLowerCase(),
  vault: ({ vault }) => vault,
  kind: ({ kind }) => kind,
  health: (metadata, now) => String(HealthStatus.options.indexOf(statusOf(metadata, now))),
  expires: ({ expiresAt }) => (expiresAt ? instant(expiresAt) : "~"),
  updated: ({ updatedAt }) => instant(updatedAt),
};

/** Milliseconds, of one length until the year 5138: quicker to write than a date, and sorts alike. */
const instant = (date: Date): string => String(date.getTime()).padStart(14, "0");
