import { describe, expect, it } from "vitest";
import {
  pathOfSubPage,
  readSecretKey,
  readSubPage,
  readVaultHint,
  secretPath,
  subPageOf,
  tabUrl,
  teamsLink,
} from "./paths.ts";

const key = { vault: "kv-payments-dev", kind: "secret", name: "adyen-api-key" } as const;

describe("a deep link's sub page", () => {
  it.each([
    ["nothing", undefined],
    ["another thing", "request/kv-a/secret/name"],
    ["an unknown kind", "secret/kv-a/password/name"],
    ["a name with a path in it", "secret/kv-a/secret/../../etc"],
    ["more parts than there are", "secret/kv-a/secret/name/extra"],
    ["a vault that no vault can be called", "secret/kv_a/secret/name"],
    ["an empty name", "secret/kv-a/secret/"],
  ])("names no secret for %s", (_, subPage) => {
    expect(readSubPage(subPage)).toBeUndefined();
  });

  it("comes back as it was written", () => {
    expect(readSubPage(subPageOf(key))).toEqual(key);
  });
});

it("takes no secret from an address that lacks a part", () => {
  expect(readSecretKey({ vault: "kv-a", kind: "key" })).toBeUndefined();
});

describe("the channel's hint", () => {
  it("leaves out what no vault can be called, and repeats", () => {
    expect(readVaultHint("?vaults=kv-a,<b>,kv-a,,kv-c")).toEqual(["kv-a", "kv-c"]);
  });

  it("is bounded", () => {
    const names = Array.from({ length: 80 }, (_, index) => `kv-${index}`);
    expect(readVaultHint(`?vaults=${names.join(",")}`)).toHaveLength(50);
  });

  it("comes back from the tab's address", () => {
    const url = new URL(tabUrl("https://tab.example", ["kv-a", "kv-b"]));
    expect(url.pathname).toBe("/secrets");
    expect(readVaultHint(url.search)).toEqual(["kv-a", "kv-b"]);
  });

  it("is absent from the address of a tab for all vaults", () => {
    expect(tabUrl("https://tab.example", [])).toBe("https://tab.example/secrets");
  });
});

it.each([
  ["review/../admin", undefined],
  ["review/overview", undefined],
  ["review/0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64/more", undefined],
  ["rules/0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64", undefined],
  [undefined, undefined],
  ["review/0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64", "/review/0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64"],
  [
    "rotations/0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64",
    "/rotations/0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64",
  ],
  [
    "my-access/0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64",
    "/access/0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64",
  ],
  [subPageOf(key), secretPath(key)],
])("a link to %s leads to %s", (subPage, path) => {
  expect(pathOfSubPage(subPage)).toBe(path);
});

it("links to the secret in its channel, everything escaped", () => {
  const link = new URL(
    teamsLink(
      {
        teamsAppId: "11111111-1111-4111-8111-111111111111",
        entityId: "secrets",
        channelId: "19:abc@thread.tacv2",
        webUrl: "https://tab.example/secrets?vaults=a,b&x=1",
      },
      key,
    ),
  );
  expect(link.origin).toBe("https://teams.microsoft.com");
  expect(link.pathname).toBe("/l/entity/11111111-1111-4111-8111-111111111111/secrets");
  expect(link.searchParams.get("webUrl")).toBe("https://tab.example/secrets?vaults=a,b&x=1");
  expect(JSON.parse(link.searchParams.get("context") ?? "")).toEqual({
    subEntityId: "secret/kv-payments-dev/secret/adyen-api-key",
    channelId: "19:abc@thread.tacv2",
  });
});
