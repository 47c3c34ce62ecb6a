import { decodeProtectedHeader } from "jose";
import type { Clock } from "../world.ts";
import type { SigningKeys } from "./signing-keys.ts";
import { verifyToken, type Verified } from "./verify-token.ts";

/** Each person sends the same token for an hour, and its signature costs more than a page of a list. */
const limit = 10_000;

interface Remembered {
  readonly verified: Extract<Verified, { ok: true }>;
  readonly kid: string;
}

/** Signatures are checked once; the time and the key, which may have been dropped, at each call. */
export function createRememberedTokens(keys: SigningKeys, clock: Clock) {
  const remembered = new Map<string, Remembered>();
  const holds = ({ verified: { claims }, kid }: Remembered): boolean => {
    const now = Math.floor(clock.now().getTime() / 1000);
    return (claims.exp ?? 0) > now && (claims.nbf ?? 0) <= now && keys.has(kid);
  };
  const remember = (token: string, one: Remembered): void => {
    const [oldest] = remembered.keys();
    if (remembered.size >= limit && oldest !== undefined) remembered.delete(oldest);
    remembered.set(token, one);
  };
  return async (token: string): Promise<Verified> => {
    const known = remembered.get(token);
    if (known && holds(known)) return known.verified;
    remembered.delete(token);
    const verified = await verifyToken(token, keys, clock);
    const kid = verified.ok ? decodeProtectedHeader(token).kid : undefined;
    if (verified.ok && kid !== undefined) remember(token, { verified, kid });
    return verified;
  };
}
