/** Where the window begins. What it has to know rides in the fragment, which no server sees or logs. */
export interface WindowWish {
  /** `consent`: ask for it even where it was given before. */
  readonly prompt?: "consent";
  /** What Entra asked for, to be handed back to it as it is. */
  readonly claims?: string;
}

/**
 * teamsfx appends `?clientId=…&scope=…&loginHint=…` to what it is given; behind `sdk=` that is one
 * more part of the fragment.
 */
export function startAddress(origin: string, { prompt, claims }: WindowWish): string {
  const parts = new URLSearchParams();
  if (prompt) parts.set("prompt", prompt);
  if (claims) parts.set("claims", claims);
  parts.append("sdk", "");
  return `${origin}/auth-start.html#${parts}`;
}

export interface StartParts extends WindowWish {
  readonly loginHint?: string;
}

export function readStart(hash: string): StartParts {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const claims = parts.get("claims");
  const loginHint = parts.get("loginHint");
  return {
    ...(parts.get("prompt") === "consent" && { prompt: "consent" as const }),
    ...(claims && { claims }),
    ...(loginHint && { loginHint }),
  };
}

export interface SignInRequest extends StartParts {
  readonly signInBase: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly origin: string;
  readonly state: string;
  readonly codeChallenge: string;
}

/** Our own app's permissions and nothing else: no token for another audience ever comes to a browser. */
export function authorizeUrl(request: SignInRequest): string {
  const query = new URLSearchParams({
    client_id: request.clientId,
    response_type: "code",
    // The code is of no use to anybody, and so it need not stand in a server's log either.
    response_mode: "fragment",
    redirect_uri: `${request.origin}/auth-end.html`,
    scope: `${request.clientId}/.default openid profile`,
    state: request.state,
    code_challenge: request.codeChallenge,
    code_challenge_method: "S256",
  });
  if (request.prompt) query.set("prompt", request.prompt);
  if (request.claims) query.set("claims", request.claims);
  if (request.loginHint) query.set("login_hint", request.loginHint);
  return `${request.signInBase}/${request.tenantId}/oauth2/v2.0/authorize?${query}`;
}

export type WindowEnd =
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly reason: string; readonly words: string };

/** What Entra sent back, in the fragment or the query, judged against the state that we sent. */
export function readEnd(hash: string, search: string, state: string | null): WindowEnd {
  const fragment = new URLSearchParams(hash.replace(/^#/, ""));
  const parts = fragment.size > 0 ? fragment : new URLSearchParams(search);
  if (!state || parts.get("state") !== state) {
    const words = "This window does not belong to the page that opened it. Close it and try again.";
    return { kind: "failed", reason: "state_mismatch", words };
  }
  const error = parts.get("error");
  if (error === "access_denied") {
    return { kind: "failed", reason: error, words: "You did not agree. Nothing was changed." };
  }
  if (error || !parts.get("code")) {
    const words = "Microsoft could not finish the sign-in. Close this window and try again.";
    return { kind: "failed", reason: error ?? "no_code", words };
  }
  return { kind: "done" };
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** 32 random bytes as text: a state, or the verifier of RFC 7636 section 4.1. */
export const randomText = (crypto: Crypto): string =>
  base64url(crypto.getRandomValues(new Uint8Array(32)));

export async function codeChallenge(crypto: Crypto, verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}

/** Why the window ended without success, in words, from what teams-js or teamsfx threw. */
export function failureWords(message: string): string | undefined {
  if (message.includes("CancelledByUser")) return undefined;
  if (message.includes("access_denied")) return "You did not agree, so nothing was changed.";
  if (message.includes("state_mismatch")) return "The window answered for another page. Try again.";
  if (/FailedToOpenWindow|popup/i.test(message)) {
    return "The window could not be opened. Allow pop-up windows for Teams and try again.";
  }
  return "Microsoft could not finish the sign-in. Try again in a moment.";
}
