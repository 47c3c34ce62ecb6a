import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { CheckpointSigner } from "../ports/checkpoints.ts";

/** An Ed25519 key in a file that only the service may read; made where there is none yet. */
export const openCheckpointKey = (file: string): CheckpointSigner => {
  if (!existsSync(file)) makeKey(file);
  const key = createPrivateKey(readFileSync(file));
  const publicKey = createPublicKey(key);
  const spki = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  return {
    sign: (text) => ({
      publicKey: spki,
      signature: sign(null, Buffer.from(text), key).toString("base64"),
    }),
    isMine: (text, signature) =>
      verify(null, Buffer.from(text), publicKey, Buffer.from(signature, "base64")),
  };
};

/** By a link, which fails where another process was first: then that one's key holds. */
const makeKey = (file: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync("ed25519");
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (failure) {
    if (!existsSync(file)) throw failure;
  } finally {
    rmSync(draft);
  }
};
