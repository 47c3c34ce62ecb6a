import { generateKeyPair, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { search, type Tokens } from "./search.ts";
import { ofBytes } from "./source.ts";

const { privateKey } = await generateKeyPair("RS256");
const tokenFor = (audience: string): Promise<string> =>
  new SignJWT({ aud: audience, oid: "a-person" })
    .setProtectedHeader({ typ: "JWT", alg: "RS256", kid: "a-key" })
    .sign(privateKey);

const find = async (bytes: Buffer | string, tokens: Tokens) =>
  (await search({ name: "a place", tokens }, ofBytes(Buffer.from(bytes)))).findings;

const own = await tokenFor("b7a9c1d3-2e4f-4a6b-9c8d-0e1f2a3b4c5d");
const vault = await tokenFor("https://vault.azure.net");

describe("our own token", () => {
  test("is found where none may be", async () => {
    expect(await find(`{"authorization":"Bearer ${own}"}`, "none")).toMatchObject([
      { what: "a token for our service", offset: 25 },
    ]);
  });
  test("is let be in the browser", async () => {
    expect(await find(own, "own")).toEqual([]);
  });
});

describe("a token of what is behind our service", () => {
  const audiences = [
    ["https://vault.azure.net", "a token for a service behind ours"],
    ["cfa8b339-82a2-471a-a3c9-0fc0be7a4093", "a token for a service behind ours"],
    ["https://management.azure.com/", "a token for a service behind ours"],
    ["https://graph.microsoft.com", "a token for a service behind ours"],
    ["api://AzureADTokenExchange", "a token for Entra, as an assertion"],
    ["https://login.microsoftonline.com/t/oauth2/v2.0/token", "a token for Entra, as an assertion"],
  ] as const;
  test.each(audiences)("%s is found even where ours may be", async (audience, what) => {
    const token = await tokenFor(audience);
    expect(await find(`${own} ${token}`, "own")).toMatchObject([{ what }]);
  });

  const utf16 = Buffer.from(vault, "utf16le");
  const spelt: readonly [string, Buffer | string][] = [
    ["UTF-16 LE", utf16],
    ["UTF-16 BE", Buffer.from(utf16).swap16()],
    ["base64", Buffer.from(vault).toString("base64")],
    ["base64", Buffer.from(`1${vault}`).toString("base64url")],
    ["base64", Buffer.from(`12${vault}`).toString("base64")],
    ["plain", vault.split(".").slice(0, 2).join(".")],
  ];
  test.each(spelt)("is found as %s", async (encoding, bytes) => {
    expect(await find(bytes, "own")).toMatchObject([
      { what: "a token for a service behind ours", encoding },
    ]);
  });
  test("is let be in the service's own memory", async () => {
    expect(await find(vault, "any")).toEqual([]);
  });
});

test("a token whose claims are cut off counts as one", async () => {
  expect(await find(own.slice(0, 120), "none")).toHaveLength(1);
});

test("what only looks like a token is none", async () => {
  expect(await find("eyJ eyJhbGciOi eyJub3QiOiJhIHRva2VuIn0.eyJ9.x", "none")).toEqual([]);
});
