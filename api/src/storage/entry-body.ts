import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { NewEntry } from "../audit/new-entry.ts";
import type { AuditTexts } from "./tables.ts";

export interface Sealable {
  readonly body: string;
  readonly texts: readonly AuditTexts[];
}

/**
 * The bytes that are hashed: RFC 8785. Of what people wrote the body has the salted hash; with the
 * salt erased too, a short text cannot be found out by trying.
 */
export const sealableOf = (entry: NewEntry, at: Date, newId: () => string): Sealable => {
  const { type, actor, subject, data = {} } = entry;
  const id = newId();
  const texts = Object.entries(entry.texts ?? {}).flatMap(([name, text]) =>
    text === undefined ? [] : [{ entry: id, name, salt: newId(), text: storable(text) }],
  );
  const hashes = Object.fromEntries(texts.map((text) => [text.name, hashOf(text)]));
  const body = canonicalize({
    id,
    at: at.toISOString(),
    type,
    ...wellFormed({ actor, subject, data }),
    ...(texts.length > 0 ? { texts: hashes } : {}),
  });
  if (body === undefined) throw new Error(`An entry ${type} that is not JSON`);
  return { body, texts };
};

const hashOf = ({ salt, text }: AuditTexts): string =>
  createHash("sha256").update(`${salt}\n${text}`).digest("hex");

/** PostgreSQL has no NUL in a text, and canonical JSON no half of a surrogate pair. */
const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");

const wellFormed = (value: object): object => {
  const parsed: unknown = JSON.parse(JSON.stringify(value), (_name, part: unknown) =>
    typeof part === "string" ? storable(part) : part,
  );
  return Object(parsed);
};
