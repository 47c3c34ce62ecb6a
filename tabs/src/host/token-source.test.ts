import { describe, expect, it } from "vitest";
import { expiryOf, makeTokenSource } from "./token-source.ts";

const MINUTE = 60_000;
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const tokenUntil = (milliseconds: number, id = 0) =>
  `${base64url({ alg: "RS256" })}.${base64url({ exp: milliseconds / 1000, id, name: "Zoë?>" })}.x`;

/** A source whose tokens hold for an hour from the time of asking. */
function setUp() {
  let now = 0;
  let asked = 0;
  const source = makeTokenSource(
    async () => tokenUntil(now + 60 * MINUTE, (asked += 1)),
    () => now,
  );
  return { source, asked: () => asked, pass: (time: number) => (now += time) };
}

describe("the sign-in", () => {
  it("is asked for once at a time, and held", async () => {
    const { source, asked } = setUp();
    const [one, other] = await Promise.all([source.current(), source.current()]);
    expect(one).toBe(other);
    await source.current();
    expect(asked()).toBe(1);
  });

  it("is renewed before it runs out", async () => {
    const { source, asked, pass } = setUp();
    await source.current();
    pass(54 * MINUTE);
    await source.current();
    expect(asked()).toBe(1);
    pass(2 * MINUTE);
    await source.current();
    expect(asked()).toBe(2);
  });

  it("is asked for anew once forgotten", async () => {
    const { source, asked } = setUp();
    await source.current();
    source.forget();
    await source.current();
    expect(asked()).toBe(2);
  });

  it("that fails is a problem, and the next try asks again", async () => {
    let tries = 0;
    const source = makeTokenSource(
      async () => {
        tries += 1;
        if (tries === 1) throw new Error("resourceRequiresConsent");
        return tokenUntil(60 * MINUTE);
      },
      () => 0,
    );
    await expect(source.current()).rejects.toMatchObject({
      trouble: { code: "sign_in_failed", detail: "resourceRequiresConsent" },
    });
    await expect(source.current()).resolves.toContain(".");
  });
});

it.each(["", "x", "a.b.c", `a.${base64url({ exp: "soon" })}.c`])(
  "counts %j as run out",
  (token) => {
    expect(expiryOf(token)).toBe(0);
  },
);
