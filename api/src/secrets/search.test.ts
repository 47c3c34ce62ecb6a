import type { SecretsQuery } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { entryOf } from "./entry.ts";
import { matcher } from "./search.ts";

const entry = entryOf({
  vault: "kv",
  name: "payments-db",
  kind: "secret",
  enabled: true,
  createdAt: new Date("2026-01-01"),
  updatedAt: new Date("2026-01-01"),
  contentType: "text/plain",
  tags: { owner: "Équipe café", "cost=centre": "42" },
  managed: false,
});
const matches = (query: SecretsQuery) => matcher(query, new Date("2026-02-01"))(entry);

describe("a search", () => {
  it("does not look into the vault's name", () => {
    expect(matches({ q: "kv" })).toBe(false);
  });

  it("wants every word, wherever each is found", () => {
    expect(matches({ q: "db plain" })).toBe(true);
    expect(matches({ q: "db missing" })).toBe(false);
  });

  it("finds an accent however it was written", () => {
    expect(matches({ q: "CAFE\u0301" })).toBe(true);
  });

  it("takes blanks for no search at all", () => {
    expect(matches({ q: "   " })).toBe(true);
  });

  it("wants all tags, by name or by name and value, an equals sign in the name included", () => {
    expect(matches({ tag: ["owner", "cost=centre=42"] })).toBe(true);
    expect(matches({ tag: ["owner=Équipe"] })).toBe(false);
  });

  it("finds nothing that spans two fields", () => {
    expect(matches({ q: "db\ntext/plain" })).toBe(true);
    expect(matches({ q: "dbtext" })).toBe(false);
  });

  it("takes any of several states", () => {
    expect(matches({ health: ["expired", "healthy"] })).toBe(true);
    expect(matches({ health: ["expired"] })).toBe(false);
  });
});
