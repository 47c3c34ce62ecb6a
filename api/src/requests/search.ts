import type { AccessRequestRecord } from "./access-request.ts";

/** Found in names, reason and ticket, without regard to case: every word has to be somewhere. */
export const matches = (request: AccessRequestRecord, q: string): boolean => {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [
    request.requester.name,
    request.reason,
    request.ticket ?? "",
    ...request.secrets.flatMap(({ vault, name = "" }) => [vault, name]),
  ]
    .join(" ")
    .toLowerCase();
  return words.every((word) => text.includes(word));
};
