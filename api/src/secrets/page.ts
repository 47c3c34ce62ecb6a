import type { Secret, Sort } from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import { comparePlaces, type Place, placeOf } from "./order.ts";

/**
 * A page of the person's own secrets. The cursor says behind which place to go on, so it stays
 * right while secrets come and go, and in another person's hands it reaches nothing but their own.
 * @throws ProblemError `invalid_input` for a cursor that was not made here for this order
 */
export const pageOf = (
  secrets: readonly Secret[],
  { sort, cursor, limit }: { sort: Sort; cursor: string | undefined; limit: number },
): { items: Secret[]; nextCursor?: string } => {
  const compare = comparePlaces(sort);
  const behind = cursor === undefined ? undefined : parseCursor(cursor, sort);
  const rows = secrets
    .map((secret) => ({ secret, place: placeOf(secret, sort) }))
    .filter(({ place }) => !behind || compare(place, behind) > 0)
    .sort((a, b) => compare(a.place, b.place));
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(({ secret }) => secret),
    ...(last && rows.length > limit && { nextCursor: formatCursor(last.place, sort) }),
  };
};

const formatCursor = (place: Place, sort: Sort): string =>
  Buffer.from(JSON.stringify([sort, ...place])).toString("base64url");

const parseCursor = (text: string, sort: Sort): Place => {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (isCursor(cursor) && cursor[0] === sort) return [cursor[1], cursor[2], cursor[3], cursor[4]];
  } catch (cause) {
    throw invalidCursor(cause);
  }
  throw invalidCursor();
};

const isCursor = (value: unknown): value is readonly [Sort, ...Place] =>
  Array.isArray(value) && value.length === 5 && value.every((part) => typeof part === "string");

const invalidCursor = (cause?: unknown): ProblemError =>
  new ProblemError("invalid_input", {
    detail: "This cursor does not belong to this list.",
    errors: [{ field: "cursor", message: "Take it from `nextCursor`, with the same `sort`." }],
    cause,
  });
