import { describe, expect, it } from "vitest";
import { healthOf } from "./health.ts";
import type { Metadata } from "./metadata.ts";

const now = new Date("2026-06-01T12:00:00Z");
const days = (count: number): Date => new Date(now.getTime() + count * 24 * 60 * 60 * 1000);

const secret: Metadata = {
  vault: "kv",
  name: "db",
  kind: "secret",
  enabled: true,
  createdAt: days(-10),
  updatedAt: days(-10),
  tags: { owner: "payments" },
  managed: false,
};
const status = (change: Partial<Metadata>) => healthOf({ ...secret, ...change }, now).status;

describe("the health of a secret", () => {
  it("is expired from the very instant on", () => {
    expect(status({ expiresAt: now })).toBe("expired");
    expect(status({ expiresAt: new Date(now.getTime() + 1) })).toBe("expiring");
  });

  it("is expiring for the last 30 days", () => {
    expect(status({ expiresAt: days(30) })).toBe("expiring");
    expect(status({ expiresAt: days(30.1) })).toBe("healthy");
  });

  it("is not rotated after a year with the same version", () => {
    expect(status({ createdAt: days(-366) })).toBe("not-rotated");
    expect(status({ createdAt: days(-365) })).toBe("healthy");
  });

  it("lacks an owner without a tag that names one, whatever the tag's case", () => {
    expect(status({ tags: {} })).toBe("no-owner");
    expect(status({ tags: { owner: "  " } })).toBe("no-owner");
    expect(status({ tags: { Owner: "platform" } })).toBe("healthy");
  });

  it("does not ask for an owner where a certificate stands behind it", () => {
    expect(status({ tags: {}, managed: true })).toBe("healthy");
  });

  it("is disabled before all else: what nobody can read can't expire on anybody", () => {
    expect(status({ enabled: false, expiresAt: days(-1) })).toBe("disabled");
  });

  it("says why", () => {
    expect(healthOf({ ...secret, expiresAt: days(2) }, now).because).toBe("Expires on 2026-06-03.");
  });
});
