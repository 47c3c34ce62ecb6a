import type { Grant } from "@vault-tab/contract";
import { createContext, useContext } from "react";

/** Asks why, and ends these accesses of one person. `onEnded` hears what came of it, in words. */
export type EndAccess = (grants: readonly Grant[], onEnded?: (words: string) => void) => void;

export const EndAccessContext = createContext<EndAccess | undefined>(undefined);

export function useEndAccess(): EndAccess {
  const end = useContext(EndAccessContext);
  if (!end) throw new Error("There is nobody around this who ends an access.");
  return end;
}
