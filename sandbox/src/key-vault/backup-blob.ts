import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { z } from "zod";
import { subscriptionId } from "../tenant.ts";
import type { VaultObject } from "./vault.ts";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** A blob opens in its own subscription only (KV/general/backup.md), and nobody else can read it. */
const key = createHash("sha256").update(`backup of ${subscriptionId}`).digest();

const version = z.object({
  version: z.string(),
  enabled: z.boolean(),
  created: z.number(),
  updated: z.number(),
  nbf: z.number().exactOptional(),
  exp: z.number().exactOptional(),
  contentType: z.string().exactOptional(),
  tags: z.record(z.string(), z.string()).exactOptional(),
  value: z.string(),
});
const content = z.object({ name: z.string(), versions: z.array(version) });

/** What is in a blob: a secret with all its versions and values. */
export type BackedUp = Pick<VaultObject, "name" | "versions">;

export function sealBlob(secret: BackedUp, id: string): string {
  const nonce = createHash("sha256").update(id).digest().subarray(0, nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  const sealed = [cipher.update(JSON.stringify(secret), "utf8"), cipher.final()];
  return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]).toString("base64url");
}

/** Undefined for anything that was not sealed here, or was changed since. */
export function openBlob(blob: string): BackedUp | undefined {
  const bytes = Buffer.from(blob, "base64url");
  if (bytes.length <= nonceBytes + tagBytes) return undefined;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  const opened = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    return content.parse(JSON.parse(Buffer.concat([opened, decipher.final()]).toString("utf8")));
  } catch {
    return undefined;
  }
}
