import type { SecretReads } from "@vault-tab/contract";
import { allOf } from "../../ui/people-words.ts";

const UNKNOWN = "Not known yet. Ask its owner who has to take the new value up.";

/** Who has to take a new value up, by what Key Vault logged. What they are called is in it as written. */
export function readerWords(known: SecretReads | undefined): string {
  if (!known) return UNKNOWN;
  const { consumers, unnamed, log } = known;
  const others = { name: unnamed === 1 ? "one more person" : `${unnamed} more people` };
  const readers = [...consumers.map(({ reader }) => reader), ...(unnamed > 0 ? [others] : [])];
  if (readers.length > 0) {
    return `${allOf(readers)} in the last 30 days. They have the new value as soon as they read it anew.`;
  }
  return log.completeTo === undefined ? UNKNOWN : "Nobody has in the last 30 days.";
}
