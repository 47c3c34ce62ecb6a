import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";

/** Signs a digest by RS256, somewhere that the key does not leave. */
export type Sign = (digest: Uint8Array) => Promise<Uint8Array>;

/** Seconds. GitHub takes ten minutes at most, and allows for clocks that differ by one. */
const BEFORE = 60;
const AFTER = 9 * 60;

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

/** https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app */
export const createAppJwt =
  (sign: Sign, clock: Pick<Clock, "now">) =>
  async (
    appId: string | number,
    ahead = 0,
  ): Promise<{ readonly jwt: string; readonly expiresAt: string }> => {
    const now = Math.floor(clock.now().getTime() / 1000) + ahead;
    const exp = now + AFTER;
    const claims = { iss: String(appId), iat: now - BEFORE, exp };
    const text = `${encoded({ alg: "RS256", typ: "JWT" })}.${encoded(claims)}`;
    const signature = await sign(createHash("sha256").update(text).digest());
    const jwt = `${text}.${Buffer.from(signature).toString("base64url")}`;
    return { jwt, expiresAt: new Date(exp * 1000).toISOString() };
  };
