import type { Grant } from "@vault-tab/contract";
import { useState } from "react";
import { useTicking } from "../../ui/use-ticking.ts";
import { newsBetween, phasesOf, type Phases } from "./grant-news.ts";

const same = (one: Phases, other: Phases): boolean =>
  one.size === other.size && [...one].every(([id, { phase }]) => other.get(id)?.phase === phase);

/** What has happened to these grants since one looks. */
export function useGrantNews(grants: readonly Grant[]): string {
  const now = useTicking();
  const [known, setKnown] = useState<{ phases: Phases; news: string }>({
    phases: new Map(),
    news: "",
  });
  const phases = phasesOf(grants, now);
  if (!same(known.phases, phases)) {
    setKnown({ phases, news: newsBetween(known.phases, phases) ?? known.news });
  }
  return known.news;
}
