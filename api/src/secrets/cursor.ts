import type { Sort } from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import type { Place } from "./order.ts";

export const formatCursor = (place: Place, sort: Sort): string =>
  Buffer.from(JSON.stringify([sort, ...place])).toString("base64url");

/** @throws ProblemError `invalid_input` for a cursor that was not made here for this order */
export const parseCursor = (text: string, sort: Sort): Place => {
  const [madeFor, key, vault, name, kind, ...rest] = readTexts(text);
  if (madeFor !== sort || kind === undefined || rest.length > 0) throw invalidCursor();
  return [key ?? "", vault ?? "", name ?? "", kind];
};

const readTexts = (text: string): string[] => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (Array.isArray(parsed) && parsed.every((part) => typeof part === "string")) return parsed;
  } catch (cause) {
    throw invalidCursor(cause);
  }
  throw invalidCursor();
};

const invalidCursor = (cause?: unknown): ProblemError =>
  new ProblemError("invalid_input", {
    detail: "This cursor does not belong to this list.",
    errors: [{ field: "cursor", message: "Take it from `nextCursor`, with the same `sort`." }],
    cause,
  });
