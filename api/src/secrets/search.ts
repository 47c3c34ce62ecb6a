import type { SecretsQuery } from "@vault-tab/contract";
import { type Entry, fold } from "./entry.ts";
import { statusOf } from "./health.ts";
import type { Metadata } from "./metadata.ts";
import { isAny, standingOf, type Standings } from "./standing.ts";

/** Whether an entry is what the query asks for; kind, vault and page are not looked at here. */
export const matcher = (
  { q = "", health, standing, tag }: SecretsQuery,
  now: Date,
  standings?: Standings,
): ((entry: Entry) => boolean) => {
  const words = fold(q).split(/\s+/).filter(Boolean);
  return ({ metadata, text }) =>
    words.every((word) => text.includes(word)) &&
    (!tag || tag.every((wanted) => hasTag(metadata.tags, wanted))) &&
    (!health || health.includes(statusOf(metadata, now))) &&
    (!standing || isAny(standing, standings && standingOf(standings, metadata), now));
};

const hasTag = (tags: Metadata["tags"], wanted: string): boolean =>
  Object.entries(tags).some(([name, value]) => name === wanted || `${name}=${value}` === wanted);
