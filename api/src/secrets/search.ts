import type { Secret, SecretsQuery } from "@vault-tab/contract";

/** Whether a secret is what the query asks for; vault and page are not looked at here. */
export const matches = (secret: Secret, { q, kind, health, tag }: SecretsQuery): boolean =>
  (!kind || kind.includes(secret.kind)) &&
  (!health || health.includes(secret.health.status)) &&
  (!tag || tag.every((wanted) => hasTag(secret.tags, wanted))) &&
  (!q || words(q).every((word) => mentions(secret, word)));

const hasTag = (tags: Secret["tags"], wanted: string): boolean =>
  Object.entries(tags).some(([name, value]) => name === wanted || `${name}=${value}` === wanted);

const words = (q: string): string[] => fold(q).split(/\s+/).filter(Boolean);

const mentions = (secret: Secret, word: string): boolean =>
  fold(secret.name).includes(word) ||
  fold(secret.contentType ?? "").includes(word) ||
  Object.entries(secret.tags).some(
    ([name, value]) => fold(name).includes(word) || fold(value).includes(word),
  );

/** Case and the two ways of writing an accent make no difference to a search. */
const fold = (text: string): string => text.normalize("NFC").toLowerCase();
