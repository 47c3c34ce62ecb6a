import type { Secret } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { matches } from "./search.ts";

const secret: Secret = {
  vault: "kv",
  name: "payments-db",
  kind: "secret",
  enabled: true,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  contentType: "text/plain",
  tags: { owner: "Équipe café", "cost=centre": "42" },
  managed: false,
  health: { status: "healthy", because: "Nothing to do." },
  actions: [],
};

describe("a search", () => {
  it("does not look into the vault's name", () => {
    expect(matches(secret, { q: "kv" })).toBe(false);
  });

  it("wants every word, wherever each is found", () => {
    expect(matches(secret, { q: "db plain" })).toBe(true);
    expect(matches(secret, { q: "db missing" })).toBe(false);
  });

  it("finds an accent however it was written", () => {
    expect(matches(secret, { q: "CAFE\u0301" })).toBe(true);
  });

  it("takes blanks for no search at all", () => {
    expect(matches(secret, { q: "   " })).toBe(true);
  });

  it("wants all tags, by name or by name and value, an equals sign in the name included", () => {
    expect(matches(secret, { tag: ["owner", "cost=centre=42"] })).toBe(true);
    expect(matches(secret, { tag: ["owner=Équipe"] })).toBe(false);
  });

  it("takes any of several kinds and states", () => {
    expect(matches(secret, { kind: ["key", "secret"], health: ["healthy"] })).toBe(true);
    expect(matches(secret, { kind: ["key"] })).toBe(false);
    expect(matches(secret, { health: ["expired"] })).toBe(false);
  });
});
