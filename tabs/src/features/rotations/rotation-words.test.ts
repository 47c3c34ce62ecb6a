import type { Rotation } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { progressWords, retirementWords, standWords, triggerWords } from "./rotation-words.ts";

const ada = { objectId: "1", name: "Ada" };
const rotation: Rotation = {
  id: "0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64",
  vault: "kv-a",
  name: "key",
  kind: "secret",
  rotator: "generated",
  trigger: "person",
  status: "running",
  startedBy: ada,
  planVersion: 1,
  createdAt: "2026-11-23T09:30:00Z",
  steps: [
    { name: "write-version", title: "Write", status: "done" },
    { name: "verify-version", title: "Look", status: "running" },
  ],
  oldVersion: "old",
  actions: [],
};
const retiring = { version: "old", status: "retiring", overlapEndsAt: "2026-11-30T09:30:00Z" };
const time = { now: Date.parse("2026-11-23T10:00:00Z"), words: (instant: string) => instant };

describe("a failure", () => {
  it("says that the version from before still works", () => {
    expect(standWords({ ...rotation, status: "failed" })).toContain("still works");
  });

  it("that has written a version says so first", () => {
    expect(standWords({ ...rotation, status: "failed", newVersion: "new" })).toContain(
      "A new version was written",
    );
  });

  it("names what it is about", () => {
    const key = { ...rotation, kind: "key" } as const;
    expect(standWords({ ...key, status: "cancelled" })).toContain("the key is as it was");
    expect(standWords({ ...key, status: "succeeded" })).toContain("names no version of the key");
  });

  it("is nothing that a running one has", () => {
    expect(standWords(rotation)).toBeUndefined();
  });
});

it("tells the step that runs, and after the end how it ended", () => {
  expect(progressWords(rotation)).toBe("Step 2 of 2: Look");
  expect(progressWords({ ...rotation, status: "succeeded" })).toBe("Rotated");
});

it("tells who or what began it", () => {
  const { startedBy: _, ...alone } = rotation;
  expect(triggerWords(rotation)).toBe("Started by Ada");
  expect(triggerWords({ ...alone, trigger: "schedule" })).toBe("Started by its plan");
  expect(triggerWords({ ...alone, trigger: "after-use" })).toContain("access to it was used");
});

describe("of the old version", () => {
  const said = (change: Partial<NonNullable<Rotation["retirement"]>>, now = time.now) =>
    retirementWords(
      { ...rotation, retirement: { ...retiring, status: "retiring", ...change } },
      { ...time, now },
    );

  it("it is said until when both work at least", () => {
    expect(said({})).toContain("Both values work until 2026-11-30T09:30:00Z at least");
  });

  it("of a key only what it waits for, which is not always silence", () => {
    const trouble = "It stays until somebody says so.";
    const key = { ...rotation, kind: "key", retirement: { ...retiring, trouble } } as const;
    expect(
      retirementWords({ ...key, retirement: { ...key.retirement, status: "retiring" } }, time),
    ).toBe("Both versions work.");
  });

  it("and after that only that it is still enabled", () => {
    expect(said({}, Date.parse("2026-12-01T00:00:00Z"))).toContain("still enabled");
  });

  it("who declared it out of use", () => {
    const declared = { by: ada, at: "2026-11-23T09:40:00Z", reason: "All moved" };
    expect(said({ declared })).toBe("Ada said that it is out of use: it is being disabled.");
  });

  it("disabled here and refused there are two things", () => {
    const endedAt = "2026-12-01T09:30:00Z";
    expect(said({ status: "retired", endedAt })).toBe(
      "The old version was disabled 2026-12-01T09:30:00Z.",
    );
    expect(said({ status: "revoked", endedAt })).toContain("refuses the old value");
  });
});
