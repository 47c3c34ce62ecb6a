import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Follow } from "./follow-events.ts";

/** Reads anew what events say has changed: one round at a time, and one more where news came meanwhile. */
function makeRefresher(queries: QueryClient) {
  let running = false;
  let news = false;
  return async () => {
    news = true;
    if (running) return;
    running = true;
    while (news) {
      news = false;
      await queries.invalidateQueries({ queryKey: ["mine"], predicate: isList });
    }
    running = false;
  };
}

const isList = ({ queryKey }: { readonly queryKey: readonly unknown[] }) =>
  queryKey[1] !== "secret";

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
      void follow(() => void refresh(), following.signal);
    };
    inSight();
    document.addEventListener("visibilitychange", inSight);
    return () => {
      document.removeEventListener("visibilitychange", inSight);
      following?.abort();
    };
  }, [queries, follow]);
}
