import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { PublicKey } from "./vault.ts";

export interface RsaKey {
  readonly key: PublicKey;
  /** PKCS #8 in PEM. */
  readonly pem: string;
}

export function newRsaKey(modulusLength: number): RsaKey {
  const pair = generateKeyPairSync("rsa", { modulusLength });
  return {
    key: publicPart(pair.publicKey),
    pem: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

function publicPart(key: KeyObject): PublicKey {
  const { n = "", e = "" } = key.export({ format: "jwk" });
  return { kty: "RSA", n, e };
}

export function sizeOf({ n = "", e = "" }: PublicKey): number {
  const key = createPublicKey({ key: { kty: "RSA", n, e }, format: "jwk" });
  return key.asymmetricKeyDetails?.modulusLength ?? 2048;
}
