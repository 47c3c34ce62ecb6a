import { describe, expect, it } from "vitest";
import { createTextInspector } from "./text-inspector.ts";

const inspector = createTextInspector();
const key = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}`;

describe("what a person wrote", () => {
  it.each([
    ["a token of GitHub", `use ${key} please`],
    [
      "a private key",
      "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END PRIVATE KEY-----",
    ],
    ["a connection string", "postgres://user:s3cr3tPassw0rd@host/db"],
    [
      "a key of a storage account",
      `AccountName=x;AccountKey=${"Eby8vdM02xNOcqFlqUwJPLlm".repeat(2)}==`,
    ],
    [
      "a signed token",
      `eyJhbGciOiJIUzI1NiJ9.${"eyJzdWIiOiIxMjM0NTY3ODkwIn0"}.dozjgNryP4J3jVmNHl0w5N`,
    ],
    ["a password", "password=hunter2secret"],
    ["a client secret", `abc8Q~${"d".repeat(34)}`],
  ])("is refused with %s, and the answer does not repeat it", async (_, text) => {
    const kind = await inspector.inspect(text);
    expect(kind).toEqual(expect.any(String));
    expect(text).not.toContain(kind);
  });

  it.each([
    "INC-4711: the nightly payout fails, I have to look at the key",
    "the password of the database has run out",
    "token: see ticket",
    "https://example.org/a?b=c",
    "Überprüfung der Zertifikate für 支付 🚀",
    "",
  ])("is let through: %j", async (text) => {
    expect(await inspector.inspect(text)).toBeUndefined();
  });
});
