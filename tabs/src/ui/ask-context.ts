import type { AccessRole, Duration, SecretRef } from "@vault-tab/contract";
import { createContext, useContext } from "react";

/** What somebody sets out to ask for; the form takes it from there. */
export interface AskWish {
  readonly secrets: readonly SecretRef[];
  readonly role: AccessRole;
  readonly reason?: string;
  readonly duration?: Duration;
  readonly ticket?: string;
  /** The grant to go on from, and when it ends. */
  readonly continues?: { readonly grant: string; readonly endsAt: string };
}

/** Opens the form. `onSent` is called once it went out. */
export type Ask = (wish: AskWish, onSent?: () => void) => void;

export const AskContext = createContext<Ask | undefined>(undefined);

export function useAsk(): Ask {
  const ask = useContext(AskContext);
  if (!ask) throw new Error("There is nobody to ask around this.");
  return ask;
}
