import { createPublicKey, hash, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Anchor } from "./audit-verify-lines.ts";

const Checkpoint = z.object({
  chain: z.string(),
  sequence: z.number().int(),
  hash: z.string(),
  at: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});

export interface ReadCheckpoint extends Anchor {
  /** By which its key is told from another: compare it with what you noted when it was made. */
  readonly fingerprint: string;
}

/** @throws Error where it is not signed by the key that it names, or by another than `key` */
export function readCheckpoint(file: string, key: string | undefined): ReadCheckpoint {
  const checkpoint = Checkpoint.parse(JSON.parse(readFileSync(file, "utf8")));
  const { chain, sequence, at, publicKey, signature } = checkpoint;
  const text = `vault-tab-checkpoint-1\n${chain}\n${sequence}\n${checkpoint.hash}\n${at}`;
  const der = Buffer.from(publicKey, "base64");
  const spki = createPublicKey({ key: der, type: "spki", format: "der" });
  if (!verify(null, Buffer.from(text), spki, Buffer.from(signature, "base64"))) {
    throw new Error(`${file} is not what its key has signed.`);
  }
  const fingerprint = hash("sha256", der, "hex");
  if (key !== undefined && key !== publicKey && key !== fingerprint) {
    throw new Error(`${file} is signed by another key: ${fingerprint}`);
  }
  return { sequence, hash: checkpoint.hash, fingerprint };
}
