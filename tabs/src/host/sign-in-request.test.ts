import { describe, expect, it } from "vitest";
import {
  authorizeUrl,
  codeChallenge,
  failureWords,
  randomText,
  readEnd,
  readStart,
  startAddress,
} from "./sign-in-request.ts";

const state = "the-state-that-was-sent";

describe("the end of the window", () => {
  it.each([
    ["another state", "#code=c&state=other", "", state],
    ["no state", "#code=c", "", state],
    ["a state where none was kept", "#code=c&state=", "", null],
  ])("refuses %s", (_, hash, search, kept) => {
    expect(readEnd(hash, search, kept)).toMatchObject({ reason: "state_mismatch" });
  });

  it("tells a refusal of the person from a failure", () => {
    expect(readEnd(`#error=access_denied&state=${state}`, "", state)).toMatchObject({
      kind: "failed",
      reason: "access_denied",
    });
    expect(readEnd(`#error=server_error&state=${state}`, "", state)).toMatchObject({
      kind: "failed",
      reason: "server_error",
    });
    expect(readEnd(`#state=${state}`, "", state)).toMatchObject({ reason: "no_code" });
  });

  it("is done by fragment or query, and carries no code on", () => {
    expect(readEnd(`#code=c&state=${state}`, "", state)).toEqual({ kind: "done" });
    expect(readEnd("", `?code=c&state=${state}`, state)).toEqual({ kind: "done" });
  });
});

describe("the start of the window", () => {
  // As teamsfx 4.0.3 does in TeamsUserCredential.login.
  const opened = (start: string) =>
    new URL(`${start}?clientId=c&scope=${encodeURI("c/.default")}&loginHint=a@b.example`);

  it("finds its parts behind what teamsfx appends, and shows a server none of them", () => {
    const claims = '{"access_token":{"acrs":{"value":"c1"}}}';
    const url = opened(startAddress("https://tab.example", { prompt: "consent", claims }));
    expect(url.pathname + url.search).toBe("/auth-start.html");
    expect(readStart(url.hash)).toEqual({ prompt: "consent", claims, loginHint: "a@b.example" });
  });

  it("asks for nothing that was not wished", () => {
    const url = opened(startAddress("https://tab.example", {}));
    expect(readStart(url.hash)).toEqual({ loginHint: "a@b.example" });
    expect(readStart("#prompt=none&claims=")).toEqual({});
  });
});

it("asks Entra for our own app's permissions only", () => {
  const url = new URL(
    authorizeUrl({
      signInBase: "https://login.microsoftonline.com",
      tenantId: "t",
      clientId: "c",
      origin: "https://tab.example",
      state,
      codeChallenge: "x",
      claims: "{}",
    }),
  );
  expect(url.origin + url.pathname).toBe(
    "https://login.microsoftonline.com/t/oauth2/v2.0/authorize",
  );
  expect(url.searchParams.get("scope")).toBe("c/.default openid profile");
  expect(url.searchParams.get("code_challenge_method")).toBe("S256");
  expect(url.searchParams.get("claims")).toBe("{}");
  expect(url.searchParams.has("prompt")).toBe(false);
});

it("makes the challenge of RFC 7636 appendix B", async () => {
  const challenge = await codeChallenge(crypto, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  expect(challenge).toBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
});

it("makes a new state each time", () => {
  expect(randomText(crypto)).toMatch(/^[\w-]{43}$/);
  expect(randomText(crypto)).not.toBe(randomText(crypto));
});

it("says nothing when the person closed the window, and words otherwise", () => {
  expect(failureWords("Consent failed … with error: CancelledByUser")).toBeUndefined();
  expect(failureWords("… with error: access_denied")).toMatch(/did not agree/);
  expect(failureWords("AADSTS90002")).not.toMatch(/AADSTS/);
});
