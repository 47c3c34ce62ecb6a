import { TroubleError } from "../trouble.ts";

const MINUTE = 60_000;
/** So that a request on its way does not arrive with a token that has just run out. */
const EARLY = 5 * MINUTE;

export interface TokenSource {
  current(): Promise<string>;
  renew(): Promise<string>;
  forget(): void;
}

/** The `exp` of a JWT in milliseconds; 0 where there is none, so that it counts as run out. */
export function expiryOf(token: string): number {
  try {
    const part = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const claims: unknown = JSON.parse(atob(part));
    if (typeof claims !== "object" || claims === null || !("exp" in claims)) return 0;
    return typeof claims.exp === "number" ? claims.exp * 1000 : 0;
  } catch {
    return 0;
  }
}

/** The person's sign-in, as Teams gives it: kept in memory only, asked for once at a time. */
export function makeTokenSource(ask: () => Promise<string>, now: () => number): TokenSource {
  let held: { token: string; expires: number } | undefined;
  let asking: Promise<string> | undefined;

  const renew = () => {
    asking ??= ask()
      .then((token) => {
        held = { token, expires: expiryOf(token) };
        return token;
      })
      .catch((cause: unknown) => {
        held = undefined;
        const detail = cause instanceof Error ? cause.message : String(cause);
        throw new TroubleError({ code: "sign_in_failed", detail }, { cause });
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };

  return {
    renew,
    current: () => (held && held.expires - EARLY > now() ? Promise.resolve(held.token) : renew()),
    forget() {
      held = undefined;
    },
  };
}
