import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Event } from "@vault-tab/contract";
import { useEffect } from "react";
import type { Follow } from "./follow-events.ts";
import { isTouched, touchedBy, type Topic } from "./touched.ts";

/** Reads anew what events say has changed: one round at a time, and one more where news came meanwhile. */
function makeRefresher(queries: QueryClient) {
  let running = false;
  let news = new Set<Topic>();
  return async ({ type }: Event) => {
    for (const topic of touchedBy[type]) news.add(topic);
    if (running) return;
    running = true;
    while (news.size > 0) {
      const predicate = isTouched(news);
      news = new Set();
      await queries.invalidateQueries({ queryKey: ["mine"], predicate });
    }
    running = false;
  };
}

/** Keeps lists true while the tab is in sight. */
export function useLiveUpdates(follow: Follow) {
  const queries = useQueryClient();
  useEffect(() => {
    const refresh = makeRefresher(queries);
    let following: AbortController | undefined;
    const inSight = () => {
      following?.abort();
      following = undefined;
      if (document.visibilityState === "hidden") return;
      following = new AbortController();
      void follow((event) => void refresh(event), following.signal);
    };
    inSight();
    document.addEventListener("visibilitychange", inSight);
    return () => {
      document.removeEventListener("visibilitychange", inSight);
      following?.abort();
    };
  }, [queries, follow]);
}
