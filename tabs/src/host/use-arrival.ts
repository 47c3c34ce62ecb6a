import { useCallback, useEffect, useState } from "react";
import type { Arrival } from "./arrive.ts";
import { tellReady, watchTheme, type ThemeName } from "./teams-host.ts";

/** An arrival that began before there was anything to draw. */
export interface Opening {
  /** What is known by now. */
  readonly known: Arrival;
  readonly first: Promise<Arrival>;
  readonly again: () => Promise<Arrival>;
}

/** Until Teams has said its theme, the device's own is the best guess. */
const guessedTheme = (): ThemeName =>
  window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "default";

const themeOf = (arrival: Arrival): ThemeName =>
  arrival.phase === "ready" ? arrival.place.theme : guessedTheme();

export function useArrival({ known, first, again }: Opening) {
  const [arrival, setArrival] = useState(known);
  const [theme, setTheme] = useState(() => themeOf(known));
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let current = true;
    void (attempt === 0 ? first : again()).then((found) => {
      if (!current) return;
      setArrival(found);
      if (found.phase !== "ready") return;
      // Something is drawn by now: Teams may take its own sign away.
      tellReady();
      setTheme(found.place.theme);
      watchTheme(setTheme);
    });
    return () => {
      current = false;
    };
  }, [first, again, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { arrival, theme, retry };
}
