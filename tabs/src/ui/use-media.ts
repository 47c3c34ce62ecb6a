import { useSyncExternalStore } from "react";

/** Rows of two lines and panels over the whole screen, as on a phone. */
export const narrow = "(max-width: 480px)";

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
  );
}
