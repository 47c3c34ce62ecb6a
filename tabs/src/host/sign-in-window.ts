import { TeamsUserCredential } from "@microsoft/teamsfx";
import { failureWords, startAddress, type WindowWish } from "./sign-in-request.ts";
import { openWindow } from "./teams-host.ts";

export interface SignInResult {
  readonly done: boolean;
  /** Why not, unless the person closed the window themselves. */
  readonly words?: string;
}

interface Window {
  readonly origin: string;
  readonly clientId: string;
  readonly wish: WindowWish;
  /** teamsfx reads the login hint out of Teams' sign-in and cannot open a window without one. */
  readonly hasTeamsSignIn: boolean;
}

async function open({ origin, clientId, wish, hasTeamsSignIn }: Window): Promise<void> {
  const start = startAddress(origin, wish);
  if (!hasTeamsSignIn) {
    await openWindow(start);
    return;
  }
  const credential = new TeamsUserCredential({ clientId, initiateLoginEndpoint: start });
  await credential.login([`${clientId}/.default`]);
}

/** To be called from a click, else the browser blocks the window. */
export async function openSignInWindow(request: Window): Promise<SignInResult> {
  try {
    await open(request);
    return { done: true };
  } catch (error) {
    const words = failureWords(error instanceof Error ? error.message : String(error));
    return { done: false, ...(words !== undefined && { words }) };
  }
}
