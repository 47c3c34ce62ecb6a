import type { AccessRequestRecord } from "../requests/access-request.ts";

/**
 * What a request is found by: names, reason and ticket. In lower case as JavaScript has it, on both
 * sides, since what PostgreSQL takes for one depends on its locale.
 */
export const searchedText = ({ requester, reason, ticket = "", secrets }: AccessRequestRecord) =>
  [requester.name, reason, ticket, ...secrets.flatMap(({ vault, name = "" }) => [vault, name])]
    .join(" ")
    .toLowerCase();

export const searchedWords = (search: string): readonly string[] =>
  search.toLowerCase().split(/\s+/).filter(Boolean);
