import type { Settings } from "@vault-tab/contract";
import { useCallback, useEffect, useState } from "react";
import { arrive, type Arrival } from "./arrive.ts";
import { watchTheme, type ThemeName } from "./teams-host.ts";

/** Until Teams has said its theme, the device's own is the best guess. */
const guessedTheme = (): ThemeName =>
  window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "default";

export function useArrival(readSettings: () => Promise<Settings>) {
  const [arrival, setArrival] = useState<Arrival>({ phase: "waiting" });
  const [theme, setTheme] = useState<ThemeName>(guessedTheme);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let current = true;
    void arrive(readSettings).then((found) => {
      if (!current) return;
      setArrival(found);
      if (found.phase !== "ready") return;
      setTheme(found.place.theme);
      watchTheme(setTheme);
    });
    return () => {
      current = false;
    };
  }, [readSettings, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { arrival, theme, retry };
}
