import { describe, expect, it } from "vitest";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { inUse, verify } from "./verification.ts";

const createdAt = new Date("2026-03-01T12:00:00Z");
const rotation = { id: "r1", createdAt, oldVersion: "old" };
const minutes = (count: number): Date => new Date(createdAt.getTime() + count * 60_000);
const version = (name: string, more: Partial<VersionMetadata>): VersionMetadata => ({
  ...{ vault: "kv", name: "db", kind: "secret", version: name, enabled: true, managed: false },
  ...{ createdAt, updatedAt: createdAt, tags: {}, ...more },
});
const old = version("old", { createdAt: minutes(-999) });
const ours = version("new", { createdAt: minutes(1), tags: { rotation: "r1" } });

describe("a new version", () => {
  it.each([
    ["is not there", [old]],
    ["is another's", [old, version("x", { createdAt: minutes(1), tags: { rotation: "r2" } })]],
    ["is the old one that carries the tag", [{ ...old, tags: { rotation: "r1" } }]],
  ])("%s", (_what, versions) => {
    expect(verify(rotation, versions)).toEqual({ outcome: "not-there" });
  });

  it.each([
    ["is older than its rotation", [old, { ...ours, createdAt: minutes(-6) }], "older"],
    ["is not the newest any more", [ours, version("y", { createdAt: minutes(2) })], "newer"],
    ["was disabled", [old, { ...ours, enabled: false }], "disabled"],
  ])("%s", (_what, versions, words) => {
    expect(verify(rotation, versions)).toMatchObject({
      outcome: "wrong",
      reason: expect.stringContaining(words),
    });
  });

  it("holds, whatever the order and though clocks differ a little", () => {
    const holds = { outcome: "holds", version: "new" };
    expect(verify(rotation, [ours, old])).toEqual(holds);
    expect(verify(rotation, [old, { ...ours, createdAt: minutes(-4) }])).toEqual(holds);
  });
});

it("in use is the newest that is enabled", () => {
  expect(inUse([old, { ...ours, enabled: false }])?.version).toBe("old");
  expect(inUse([old, ours])?.version).toBe("new");
  expect(inUse([{ ...old, enabled: false }])).toBeUndefined();
});
