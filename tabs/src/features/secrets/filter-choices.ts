import { HealthStatus, Kind, StandingFilter, type Secret } from "@vault-tab/contract";
import type { Choice } from "./filter-menu.tsx";
import { tagText } from "./tag-chips.tsx";
import { kindWords } from "../../ui/kind-words.ts";
import { healthWords, standingWords } from "./words.ts";

const SUGGESTED = 40;

export const kindChoices: readonly Choice<Kind>[] = Kind.options.map((value) => ({
  value,
  words: kindWords[value],
}));

export const healthChoices: readonly Choice<HealthStatus>[] = HealthStatus.options.map((value) => ({
  value,
  words: healthWords[value],
}));

export const rotationChoices: readonly Choice<StandingFilter>[] = StandingFilter.options.map(
  (value) => ({ value, words: standingWords[value] }),
);

/** The commonest tags of these rows. */
export function knownTags(secrets: readonly Secret[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { tags } of secrets) {
    for (const [name, value] of Object.entries(tags)) {
      const text = tagText(name, value);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const byCount = [...counts].sort(([one, a], [other, b]) => b - a || one.localeCompare(other));
  return byCount.slice(0, SUGGESTED).map(([tag]) => tag);
}
