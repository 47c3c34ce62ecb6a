import { describe, expect, it } from "vitest";
import { entryOfSkipToken, nextLink, pageFrom, skipToken } from "./page.ts";

const names = ["a", "b", "c", "d", "e"];

describe("a page", () => {
  it("refuses a token that was not made here", () => {
    expect(entryOfSkipToken("nonsense")).toBeUndefined();
    expect(
      entryOfSkipToken(Buffer.from('{"NextMarker":"x","TargetLocation":0}').toString("base64")),
    ).toBeUndefined();
  });
  it("goes on where the one before ended, also when that name is gone", () => {
    expect(pageFrom(names, undefined, 2)).toEqual({ names: ["a", "b"], next: "c" });
    expect(pageFrom(["a", "b", "d", "e"], "c", 2)).toEqual({ names: ["d", "e"], next: undefined });
  });
  it("gives the token back that it has made", () => {
    expect(entryOfSkipToken(skipToken("secret/db-password"))).toBe("secret/db-password");
  });
  it("links with port, dollar and only the size that was asked for", () => {
    const link = {
      vault: "kv",
      path: "secrets",
      apiVersion: "7.5",
      token: "T",
      maxResults: undefined,
    };
    expect(nextLink(link)).toBe(
      "https://kv.vault.azure.net:443/secrets?api-version=7.5&$skiptoken=T",
    );
    expect(nextLink({ ...link, maxResults: 2 })).toMatch(/&maxresults=2$/);
  });
});
