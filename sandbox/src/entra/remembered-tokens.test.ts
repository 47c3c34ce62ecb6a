import { beforeEach, describe, expect, it } from "vitest";
import { createClock, type MovableClock } from "../clock.ts";
import { openState } from "../state/state-store.ts";
import { issuerV1 } from "./issuer.ts";
import { createRememberedTokens } from "./remembered-tokens.ts";
import { createSigningKeys, generateSigningKey, type SigningKeys } from "./signing-keys.ts";

let clock: MovableClock;
let keys: SigningKeys;
let verify: ReturnType<typeof createRememberedTokens>;
let token: string;

beforeEach(async () => {
  const state = openState();
  clock = createClock(state);
  keys = createSigningKeys(state);
  keys.add(await generateSigningKey());
  verify = createRememberedTokens(keys, clock);
  const now = Math.floor(clock.now().getTime() / 1000);
  const claims = { aud: "api", oid: "somebody", tid: "tenant", iss: issuerV1 };
  token = await keys.sign({ ...claims, iat: now, nbf: now, exp: now + 600 });
});

describe("a token that was verified before", () => {
  it("is expired when its time is over", async () => {
    expect((await verify(token)).ok).toBe(true);
    clock.advance(600_000);
    expect(await verify(token)).toEqual({ ok: false, reason: "expired" });
  });
  it("is not yet valid when the clock goes back before it", async () => {
    expect((await verify(token)).ok).toBe(true);
    clock.advance(-60_000);
    expect(await verify(token)).toEqual({ ok: false, reason: "expired" });
  });
  it("is worth nothing when its key was dropped", async () => {
    expect((await verify(token)).ok).toBe(true);
    for (const { kid } of keys.kept()) keys.drop(kid);
    expect(await verify(token)).toEqual({ ok: false, reason: "signature" });
  });
  it("says nothing of another with the same claims and no signature", async () => {
    expect((await verify(token)).ok).toBe(true);
    expect((await verify(`${token.split(".", 2).join(".")}.`)).ok).toBe(false);
  });
  it("is not checked anew: the very same claims come back", async () => {
    const [first, second] = [await verify(token), await verify(token)];
    expect(first).toBe(second);
  });
});
