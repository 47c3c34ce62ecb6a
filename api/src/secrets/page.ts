import type { Sort } from "@vault-tab/contract";
import { formatCursor, parseCursor } from "./cursor.ts";
import type { Entry } from "./entry.ts";
import { comparePlaces, inOrder, type Place, type Placed } from "./order.ts";

export interface Cut {
  readonly sort: Sort;
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly now: Date;
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
  const { sort, cursor, limit, now, matches } = cut;
  const compare = comparePlaces(sort);
  const behind = cursor === undefined ? undefined : parseCursor(cursor, sort);
  const found = lists.map((list) => {
    const ordered = inOrder(list, sort, now);
    return matches ? ordered.filter(({ entry }) => matches(entry)) : ordered;
  });
  const rows = found
    .flatMap((placed) => {
      const from = behind ? firstBehind(placed, behind, compare) : 0;
      return placed.slice(from, from + limit + 1);
    })
    .sort((a, b) => compare(a.place, b.place));
  const last = rows[limit - 1];
  return {
    entries: rows.slice(0, limit).map(({ entry }) => entry),
    total: found.reduce((sum, { length }) => sum + length, 0),
    ...(last && rows.length > limit && { nextCursor: formatCursor(last.place, sort) }),
  };
};

const firstBehind = (
  placed: readonly Placed[],
  place: Place,
  compare: (a: Place, b: Place) => number,
): number => {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = placed[middle];
    if (there && compare(there.place, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
