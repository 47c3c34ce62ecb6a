import type { Settings } from "@vault-tab/contract";
import { createContext, useContext } from "react";
import type { Trouble } from "../trouble.ts";
import type { SignInResult } from "./sign-in-window.ts";
import type { Place } from "./teams-host.ts";

export interface Host {
  readonly place: Place;
  readonly settings: Settings;
  /** Does what this trouble asks of the person, in Microsoft's window if it must be. */
  signIn(trouble: Trouble): Promise<SignInResult>;
}

export const HostContext = createContext<Host | undefined>(undefined);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error("There is no HostProvider around this.");
  return host;
}
