import { describe, expect, it } from "vitest";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { cameSince, ownVersion } from "./own-version.ts";
import type { RotationRecord } from "./rotation.ts";

const sent = new Date("2026-03-01T12:00:00Z");
const after = (seconds: number): Date => new Date(sent.getTime() + seconds * 1_000);
const version = (name: string, createdAt: Date): VersionMetadata => ({
  ...{ vault: "kv", name: "kek", kind: "key", version: name, enabled: true, managed: false },
  ...{ createdAt, updatedAt: createdAt, tags: {} },
});
const rotation: RotationRecord = {
  ...{ id: "r", revision: 3, target: { vault: "kv", name: "kek", kind: "key" }, planVersion: 1 },
  ...{ overlapMs: 0, quietMs: 0, trigger: "person", status: "running", steps: [] },
  settings: { rotator: "key-rotation" },
  ...{ createdAt: after(-1), writeSentAt: sent, oldVersion: "old" },
};
const names = (versions: readonly VersionMetadata[]) => versions.map((one) => one.version);

describe("what has come since a write was sent", () => {
  it.each([
    ["the old one", [version("old", after(-9_000))], []],
    ["one of long before", [version("x", after(-900)), version("old", after(-9_000))], []],
    [
      "one that was replaced by the old one",
      [version("x", after(-60)), version("old", after(-30))],
      [],
    ],
    [
      "a new one by a clock that is late",
      [version("x", after(-60)), version("old", after(-90))],
      ["x"],
    ],
    [
      "a new one of the same second as the old one",
      [version("x", sent), version("old", sent)],
      ["x"],
    ],
  ])("%s", (_what, versions, came) => {
    expect(names(cameSince(rotation, versions))).toEqual(came);
  });
});

describe("ours among them", () => {
  const came = [version("second", after(9)), version("first", after(3))];
  it.each([
    ["nobody’s, while the log tells nothing", [], undefined],
    ["nobody’s, where somebody else wrote", [{ version: "first", writer: "eve" }], undefined],
    [
      "nobody’s, where the log does not say who",
      [{ version: "first", writer: undefined }],
      undefined,
    ],
    ["none that is not there", [{ version: "third", writer: "ada" }], undefined],
    ["the one of that identity", [{ version: "second", writer: "ADA" }], "second"],
    [
      "the first of two of it",
      [
        { version: "second", writer: "ada" },
        { version: "first", writer: "ada" },
      ],
      "first",
    ],
  ])("is %s", (_what, written, wanted) => {
    expect(ownVersion(came, written, "ada")?.version).toBe(wanted);
  });
});
