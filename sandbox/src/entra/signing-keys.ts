import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from "jose";
import type { StateStore } from "../world.ts";

interface KeptKey {
  readonly kid: string;
  readonly jwk: JWK;
}

export interface SigningKeys {
  /** Signs with the newest key. */
  sign(claims: JWTPayload): Promise<string>;
  verificationKey(kid: string | undefined): Promise<CryptoKey | undefined>;
  has(kid: string): boolean;
  /** Public keys, the newest last, as the JWKS shows them. */
  published(): readonly JWK[];
  kept(): readonly KeptKey[];
  /** A roll-over: `key` signs from now on, the others stay published until dropped. */
  add(key: KeptKey): void;
  drop(kid: string): void;
}

export async function generateSigningKey(): Promise<KeptKey> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { kid: await calculateJwkThumbprint(jwk), jwk };
}

/** Keys are state: a client that cached a token or the JWKS must survive a restart of the sandbox. */
export function createSigningKeys(state: StateStore): SigningKeys {
  const keys = state.collection<KeptKey>("signing-keys");
  const imported = new Map<string, Promise<CryptoKey>>();
  function use(name: string, jwk: JWK): Promise<CryptoKey> {
    const found = imported.get(name);
    if (found) return found;
    const made = importJWK(jwk, "RS256").then((key) => {
      if (key instanceof Uint8Array) throw new TypeError("A signing key is asymmetric");
      return key;
    });
    imported.set(name, made);
    return made;
  }
  return {
    sign: async (claims) => {
      const newest = [...keys.values()].at(-1);
      if (!newest) throw new Error("No signing key has been made");
      const version1 = claims["ver"] === "1.0";
      return new SignJWT(claims)
        .setProtectedHeader({
          typ: "JWT",
          alg: "RS256",
          ...(version1 && { x5t: newest.kid }),
          kid: newest.kid,
        })
        .sign(await use(`${newest.kid} private`, newest.jwk));
    },
    verificationKey: async (kid) => {
      const found = kid === undefined ? undefined : keys.get(kid);
      return found && use(`${found.kid} public`, publicPart(found.jwk));
    },
    has: (kid) => keys.get(kid) !== undefined,
    published: () =>
      [...keys.values()].map(({ kid, jwk }) => ({
        ...publicPart(jwk),
        use: "sig",
        kid,
        x5t: kid,
      })),
    kept: () => [...keys.values()],
    add: (key) => {
      keys.set(key.kid, key);
    },
    drop: (kid) => {
      keys.delete(kid);
    },
  };
}

function publicPart({ kty, n, e }: JWK): JWK {
  return { kty: kty ?? "RSA", ...(n !== undefined && { n }), ...(e !== undefined && { e }) };
}
