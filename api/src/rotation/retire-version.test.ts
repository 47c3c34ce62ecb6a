import { describe, expect, it } from "vitest";
import type { HeldRotation, Rotations } from "../ports/rotations.ts";
import type { VersionLog } from "../ports/version-log.ts";
import { ProblemError } from "../problem-error.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { retireVersion } from "./retire-version.ts";
import type { RotationRecord } from "./rotation.ts";

const now = new Date("2026-03-02T12:00:00Z");
const target = { vault: "kv", name: "db", kind: "secret" } as const;
const vault = { name: "kv", uri: "https://kv", resourceId: "/kv", environment: "dev" };
const by = { objectId: "o", name: "Ada" };

const record: RotationRecord = {
  ...{ id: "r", revision: 7, target, planVersion: 1, overlapMs: 0, trigger: "person", steps: [] },
  quietMs: 0,
  settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true },
  ...{ status: "succeeded", createdAt: now, oldVersion: "old", newVersion: "new" },
  retirement: {
    ...{ version: "old", status: "retiring", overlapEndsAt: now },
    declared: { by, at: now, reason: "Deployed" },
  },
  dueAt: now,
};

const nothingKnown = { arrivedTo: undefined, askedAt: undefined, trouble: undefined };

type Enabled = { old: boolean; new: boolean };

const versionOf = (version: keyof Enabled, enabled: boolean): VersionMetadata => {
  const createdAt = new Date(version === "old" ? "2025-01-01" : "2026-03-01");
  return { ...target, version, enabled, createdAt, updatedAt: createdAt, tags: {}, managed: false };
};

/** What stands in Azure afterwards, and what the rotation says of it. */
const retire = async (
  enabled: Enabled,
  around: { beforeWrite?: () => void; shown?: boolean | "fails"; takes?: boolean } = {},
  { row = record, ...more }: { row?: RotationRecord; versionLog?: VersionLog } = {},
) => {
  const { shown = true, takes = true, beforeWrite } = around;
  let settled: RotationRecord | undefined;
  const unused = () => Promise.reject(new Error("not called here"));
  const rotations: Rotations = {
    ...{
      add: unused,
      find: unused,
      running: unused,
      list: unused,
      usedUp: unused,
      change: unused,
      claim: unused,
    },
    hold: () => Promise.resolve(true),
    settle: (held: HeldRotation, { rotation }) => {
      settled = rotation;
      return Promise.resolve({ lease: held.lease, rotation });
    },
  };
  await retireVersion(
    {
      rotations,
      clock: { now: () => now },
      reads: {
        list: unused,
        progress: () => Promise.resolve({ ...nothingKnown, heartbeats: { kv: now } }),
      },
      ...more,
      vaults: { watched: () => Promise.resolve([vault]) },
      rotatorVault: {
        versions: async () => {
          if (shown === "fails") throw new ProblemError("upstream_unavailable");
          return shown ? [versionOf("new", enabled.new), versionOf("old", enabled.old)] : undefined;
        },
        setEnabled: async (_vault, _name, version, wanted) => {
          beforeWrite?.();
          if (!takes) return { done: false, open: false, refused: "Forbidden" };
          if (version === "old") enabled.old = wanted;
          return { done: true };
        },
      },
    },
    { lease: "l", rotation: row },
  );
  return { enabled, retirement: settled?.retirement };
};

describe("an old version", () => {
  it("is disabled where another is in use", async () => {
    const { enabled, retirement } = await retire({ old: true, new: true });
    expect(enabled).toEqual({ old: false, new: true });
    expect(retirement).toMatchObject({ status: "retired", endedAt: now });
  });

  it("stays where no other is enabled", async () => {
    const { enabled, retirement } = await retire({ old: true, new: false });
    expect(enabled.old).toBe(true);
    expect(retirement).toMatchObject({
      status: "retiring",
      trouble: expect.stringContaining("No other version"),
    });
  });

  it("is enabled again where the other was disabled in the same moment", async () => {
    const state = { old: true, new: true };
    let writes = 0;
    const beforeWrite = () => void ((writes += 1) === 1 && (state.new = false));
    const { enabled, retirement } = await retire(state, { beforeWrite });
    expect(enabled).toEqual({ old: true, new: false });
    expect(retirement?.status).toBe("retiring");
  });

  it.each([
    [{ shown: false }, "does not show"],
    [{ shown: "fails" }, "does not show"],
    [{ takes: false }, "refuses to disable"],
  ] as const)("stays, and the rotation says why, with %j", async (around, words) => {
    const { enabled, retirement } = await retire({ old: true, new: true }, around);
    expect(enabled).toEqual({ old: true, new: true });
    expect(retirement?.status).toBe("retiring");
    expect(retirement?.trouble).toContain(words);
  });

  it("that somebody has disabled in Azure is retired, and nothing is written", async () => {
    const beforeWrite = () => {
      throw new Error("It writes.");
    };
    const { retirement } = await retire({ old: false, new: true }, { beforeWrite });
    expect(retirement?.status).toBe("retired");
  });
});

describe("an old version of a key, of which nobody says anything", () => {
  const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  const row: RotationRecord = {
    ...record,
    target: { ...target, kind: "key" },
    settings: { rotator: "key-rotation", disableOld: true },
    ...{ quietMs: 3_600_000, createdAt: hoursAgo(5), endedAt: hoursAgo(5) },
    retirement: { version: "old", status: "retiring", overlapEndsAt: hoursAgo(4) },
  };
  const usedAt = (...at: readonly Date[]): VersionLog => ({
    rotator: () => Promise.reject(new Error("not called here")),
    writers: () => Promise.reject(new Error("not called here")),
    uses: async (_vault, { version }) => {
      expect(version).toBe("old");
      return at.map((one) => ({ at: one, user: undefined }));
    },
  });

  it("stays where its log can’t be asked, though lines of the vault arrive", async () => {
    const { enabled, retirement } = await retire({ old: true, new: true }, {}, { row });
    expect(enabled.old).toBe(true);
    expect(retirement?.trouble).toContain("No log of reads has arrived from kv");
  });

  it("stays while it is used", async () => {
    const versionLog = usedAt(hoursAgo(0.5));
    const { enabled, retirement } = await retire({ old: true, new: true }, {}, { row, versionLog });
    expect(enabled.old).toBe(true);
    expect(retirement?.trouble).toContain("Still used by 1 person");
  });

  it("is disabled once nothing has used it for so long", async () => {
    const versionLog = usedAt(hoursAgo(3));
    const { enabled } = await retire({ old: true, new: true }, {}, { row, versionLog });
    expect(enabled).toEqual({ old: false, new: true });
  });
});
