import { AuditBody, type AuditEntry } from "@vault-tab/contract";
import type { PlacedEntry } from "./logged-entry.ts";

export const parseBody = (body: string): AuditBody => AuditBody.parse(JSON.parse(body));

/** An entry as it is shown: what was erased is named and null. */
export const shownEntry = ({ sequence, hash, previous, body, texts }: PlacedEntry): AuditEntry => {
  const parsed = parseBody(body);
  const names = Object.keys(parsed.texts ?? {});
  const kept = new Map(texts.map(({ name, text }) => [name, text]));
  return {
    ...parsed,
    sequence,
    hash,
    previous,
    texts: Object.fromEntries(names.map((name) => [name, kept.get(name) ?? null])),
  };
};
