import { refuse } from "./graph-error.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  /** `$skiptoken` of the next page, if there is one. */
  readonly next: string | undefined;
}

/** Directory lists give 100 a page and at most 999, see https://learn.microsoft.com/graph/paging. */
export function page<Item>(
  all: readonly Item[],
  query: Readonly<Record<string, unknown>>,
): Page<Item> {
  const top = number(query["$top"], "$top") ?? 100;
  if (top < 1 || top > 999) throw refuse.bad("Invalid page size specified: '$top' is 1 to 999.");
  const start = number(decode(query["$skiptoken"]), "$skiptoken") ?? 0;
  const end = start + top;
  const next = end < all.length ? Buffer.from(String(end)).toString("base64url") : undefined;
  return { items: all.slice(start, end), next };
}

function decode(token: unknown): unknown {
  return typeof token === "string" ? Buffer.from(token, "base64url").toString() : token;
}

function number(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 0) throw refuse.bad(`Invalid value for '${name}'.`);
  return parsed;
}
