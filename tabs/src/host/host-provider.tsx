import type { Settings } from "@vault-tab/contract";
import { useMemo, type ReactNode } from "react";
import type { Trouble } from "../trouble.ts";
import { HostContext, type Host } from "./host-context.ts";
import type { SignInResult } from "./sign-in-window.ts";
import type { Place } from "./teams-host.ts";
import type { TokenSource } from "./token-source.ts";

/** Here the sign-in itself is not to be had or no good; a newer one from Teams may be. */
const renewable = new Set<Trouble["code"]>(["token_missing", "token_expired", "sign_in_failed"]);

async function signIn(
  trouble: Trouble,
  clientId: string,
  tokens: TokenSource,
): Promise<SignInResult> {
  const renewed = renewable.has(trouble.code) && (await tokens.renew().then(Boolean, () => false));
  if (renewed) return { done: true };
  const { openSignInWindow } = await import("./sign-in-window.ts");
  const result = await openSignInWindow({
    origin: window.location.origin,
    clientId,
    hasTeamsSignIn: trouble.code !== "sign_in_failed",
    wish: {
      ...(trouble.code === "consent_required" && { prompt: "consent" }),
      ...(trouble.claims !== undefined && { claims: trouble.claims }),
    },
  });
  if (result.done) tokens.forget();
  return result;
}

interface Props {
  readonly place: Place;
  readonly settings: Settings;
  readonly tokens: TokenSource;
  readonly children: ReactNode;
}

export function HostProvider({ place, settings, tokens, children }: Props) {
  const host = useMemo<Host>(
    () => ({
      place,
      settings,
      signIn: (trouble) => signIn(trouble, settings.clientId, tokens),
    }),
    [place, settings, tokens],
  );
  return <HostContext value={host}>{children}</HostContext>;
}
