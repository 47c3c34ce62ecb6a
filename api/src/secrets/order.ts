import { HealthStatus, type Sort, SortColumn } from "@vault-tab/contract";
import type { Entry } from "./entry.ts";
import { healthOf } from "./health.ts";
import type { Metadata } from "./metadata.ts";

/** Where an entry stands in a list: its sort key, then what tells it from all others. */
export type Place = readonly [key: string, vault: string, name: string, kind: string];

export interface Placed {
  readonly entry: Entry;
  readonly place: Place;
}

export const comparePlaces = (sort: Sort) => {
  const direction = sort.startsWith("-") ? -1 : 1;
  return (a: Place, b: Place): number =>
    compareText(a[0], b[0]) * direction ||
    compareText(a[1], b[1]) ||
    compareText(a[2], b[2]) ||
    compareText(a[3], b[3]);
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A health changes by the day; an order may be a minute old. */
const MINUTE = 60_000;

type Orders = Map<string, readonly Placed[]>;
const kept = new WeakMap<readonly Entry[], Orders>();

/** Entries in their order. Lists do not change, so an order once made is kept as long as its list. */
export const inOrder = (entries: readonly Entry[], sort: Sort, now: Date): readonly Placed[] => {
  const orders: Orders = kept.get(entries) ?? new Map();
  kept.set(entries, orders);
  const column = SortColumn.parse(sort.replace("-", ""));
  const age = column === "health" ? Math.floor(now.getTime() / MINUTE) : 0;
  const found = orders.get(`${sort} ${age}`);
  if (found) return found;
  for (const key of orders.keys()) if (key.startsWith(`${sort} `)) orders.delete(key);
  const compare = comparePlaces(sort);
  const made = entries
    .map((entry) => ({ entry, place: placeOf(entry.metadata, column, now) }))
    .sort((a, b) => compare(a.place, b.place));
  orders.set(`${sort} ${age}`, made);
  return made;
};

const placeOf = (metadata: Metadata, column: SortColumn, now: Date): Place => [
  keys[column](metadata, now),
  metadata.vault,
  metadata.name,
  metadata.kind,
];

/** Strings that sort as their column does. What never expires stands behind all that does. */
const keys: Record<SortColumn, (metadata: Metadata, now: Date) => string> = {
  name: ({ name }) => name.toLowerCase(),
  vault: ({ vault }) => vault,
  kind: ({ kind }) => kind,
  health: (metadata, now) => String(HealthStatus.options.indexOf(healthOf(metadata, now).status)),
  expires: ({ expiresAt }) => expiresAt?.toISOString() ?? "~",
  updated: ({ updatedAt }) => updatedAt.toISOString(),
};
