import type { Secret } from "@vault-tab/contract";
import { useCallback, useMemo, useState } from "react";
import { secretPath } from "../../paths.ts";

/** Secrets that are ticked, whatever the filters show of them now. */
export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Secret>>(() => new Map());
  const toggle = useCallback((secret: Secret) => {
    setChosen((before) => {
      const after = new Map(before);
      if (!after.delete(secretPath(secret))) after.set(secretPath(secret), secret);
      return after;
    });
  }, []);
  const clear = useCallback(() => setChosen(new Map()), []);
  const secrets = useMemo(() => [...chosen.values()], [chosen]);
  return { secrets, has: (secret: Secret) => chosen.has(secretPath(secret)), toggle, clear };
}

export type Selection = ReturnType<typeof useSelection>;
