import { HealthStatus, type Sort, SortColumn } from "@vault-tab/contract";
import type { Entry } from "./entry.ts";
import { statusOf } from "./health.ts";
import type { Metadata } from "./metadata.ts";
import { standingOf, type Standings } from "./standing.ts";

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

export const orderBy = (sort: Sort, now: Date, standings?: Standings): Order => {
  const column = SortColumn.parse(sort.replace("-", ""));
  const direction = sort.startsWith("-") ? -1 : 1;
  const minute = Math.floor(now.getTime() / MINUTE);
  const at = new Date(minute * MINUTE);
  return {
    name: nameOf(sort, column, { minute, standings }),
    place: ({ metadata }) => [
      keys[column](metadata, { at, standings }),
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

/** What is ordered by more than the list itself is ordered anew when that has changed. */
const nameOf = (
  sort: Sort,
  column: SortColumn,
  { minute, standings }: { readonly minute: number; readonly standings: Standings | undefined },
): string => {
  if (column === "health") return `${sort} ${minute}`;
  return column === "due" || column === "readers" ? `${sort} ${standings?.serial ?? 0}` : sort;
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

interface By {
  readonly at: Date;
  readonly standings: Standings | undefined;
}

/** Strings that sort as their column does. What never expires stands behind all that does. */
const keys: Record<SortColumn, (metadata: Metadata, by: By) => string> = {
  name: ({ name }) => name.toLowerCase(),
  vault: ({ vault }) => vault,
  kind: ({ kind }) => kind,
  health: (metadata, { at }) => String(HealthStatus.options.indexOf(statusOf(metadata, at))),
  expires: ({ expiresAt }) => (expiresAt ? instant(expiresAt) : "~"),
  updated: ({ updatedAt }) => instant(updatedAt),
  due: (metadata, { standings }) => {
    const dueAt = standings && standingOf(standings, metadata)?.dueAt;
    return dueAt ? instant(dueAt) : "~";
  },
  readers: (metadata, { standings }) => {
    const readBy = standings && standingOf(standings, metadata)?.readBy;
    return String(readBy ?? 0).padStart(6, "0");
  },
};

/** Milliseconds, of one length until the year 5138: quicker to write than a date, and sorts alike. */
const instant = (date: Date): string => String(date.getTime()).padStart(14, "0");
