import type { Sort } from "@vault-tab/contract";
import { formatCursor, parseCursor } from "./cursor.ts";
import type { Entry } from "./entry.ts";
import type { Standings } from "./standing.ts";
import { inOrder, type Order, orderBy, type Place } from "./order.ts";

export interface Cut {
  readonly sort: Sort;
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly now: Date;
  readonly standings?: Standings | undefined;
  /** Leaves out what is not asked for; absent where everything is. */
  readonly matches: ((entry: Entry) => boolean) | undefined;
}

export interface Page {
  readonly entries: Entry[];
  readonly total: number;
  readonly nextCursor?: string;
}

/**
 * A page over several lists that this person may see. The cursor says behind which place to go on,
 * so it stays right while secrets come and go, and in another person's hands it reaches nothing but
 * their own lists.
 * @throws ProblemError `invalid_input` for a cursor of another list
 */
export const pageOf = (lists: readonly (readonly Entry[])[], cut: Cut): Page => {
  const { sort, cursor, limit, now, matches, standings } = cut;
  const order = orderBy(sort, now, standings);
  const behind = cursor === undefined ? undefined : parseCursor(cursor, sort);
  const found = lists.map((list) => {
    const ordered = inOrder(list, order);
    return matches ? ordered.filter(matches) : ordered;
  });
  const rows = found
    .flatMap((ordered) => {
      const from = behind ? firstBehind(ordered, behind, order) : 0;
      return ordered.slice(from, from + limit + 1);
    })
    .map((entry) => ({ entry, place: order.place(entry) }))
    .sort((a, b) => order.compare(a.place, b.place));
  const last = rows[limit - 1];
  return {
    entries: rows.slice(0, limit).map(({ entry }) => entry),
    total: found.reduce((sum, { length }) => sum + length, 0),
    ...(last && rows.length > limit && { nextCursor: formatCursor(last.place, sort) }),
  };
};

const firstBehind = (ordered: readonly Entry[], place: Place, order: Order): number => {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = ordered[middle];
    if (there && order.compare(order.place(there), place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
