import { createHash } from "node:crypto";

/** A seeded value is a function of where it stands, so that none is stored and each is unique. */
export function canary(vault: string, name: string, version: string): string {
  const digest = createHash("sha256").update(`${vault}/${name}/${version}`).digest("base64url");
  return `canary-${digest.slice(0, 36)}`;
}
