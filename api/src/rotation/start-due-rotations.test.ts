import type { RotatorName } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import type { Rotations } from "../ports/rotations.ts";
import type { Rotator } from "../ports/rotator.ts";
import { ProblemError } from "../problem-error.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { approved } from "./approval.ts";
import { isOver } from "./moves.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { RotationRecord } from "./rotation.ts";
import { startDueRotations } from "./start-due-rotations.ts";

const DAY = 86_400_000;
const now = new Date("2026-03-02T12:00:00Z");
const by = { objectId: "o", name: "Ada" };
const old = new Date(now.getTime() - 40 * DAY);

const planOf = (name: string, vault = "kv"): RotationPlanRecord => ({
  ...{ id: `plan of ${vault}/${name}`, target: { vault, name, kind: "secret" }, version: 1 },
  settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true },
  ...{ cadence: { every: "P30D" }, overlapMs: 0, quietMs: 0, tell: [] },
  ...{ createdAt: old, changedBy: by, changedAt: old, dueAt: new Date(now.getTime() - DAY) },
});
const planned = (change: Partial<RotationPlanRecord> = {}, name = "db", vault = "kv") =>
  approved({ ...planOf(name, vault), ...change }, by, old);

const unused = () => Promise.reject(new Error("not called here"));
const rotator: Rotator = { replace: unused };

/** Names are unique, and of one secret one runs, as the database has it. */
const keepRotations = () => {
  const kept: { rotation: RotationRecord; from: Date }[] = [];
  const running = (name: string) =>
    kept.find(({ rotation }) => rotation.target.name === name && !isOver(rotation))?.rotation;
  const rotations: Rotations = {
    ...{
      list: unused,
      usedUp: unused,
      change: unused,
      claim: unused,
      settle: unused,
      hold: unused,
    },
    find: async (id) => kept.find(({ rotation }) => rotation.id === id)?.rotation,
    running: async ({ name }) => running(name),
    add: async ({ rotation }, from) => {
      const isTwice = kept.some((one) => one.rotation.id === rotation.id);
      if (isTwice || running(rotation.target.name)) throw new ProblemError("already_rotating");
      kept.push({ rotation, from });
      return { lease: "l", rotation };
    },
  };
  return { kept, rotations };
};

const worldOf = (
  plans: readonly RotationPlanRecord[],
  newest: Partial<VersionMetadata> | "hidden" = {},
  performs: RotatorName = "generated",
) => {
  const { kept, rotations } = keepRotations();
  const changed: RotationPlanRecord[] = [];
  const failures: unknown[] = [];
  const vaultOf = (name: string) => ({ name, uri: "", resourceId: "", environment: "dev" });
  const start = (at = now) =>
    startDueRotations({
      ...{ rotations, clock: { now: () => at }, ids: { of: (name) => name } },
      rotators: new Map([[performs, rotator]]),
      vaults: { watched: async () => ["kv", "other"].map(vaultOf) },
      rotatorVault: {
        setEnabled: unused,
        versions: async ({ name: vault }, { name }) => {
          if (newest === "hidden") return undefined;
          const of = {
            vault,
            name,
            kind: "secret",
            version: "1",
            enabled: true,
            tags: {},
          } as const;
          return [{ ...of, createdAt: old, updatedAt: old, managed: false, ...newest }];
        },
      },
      plans: {
        list: unused,
        find: async (target) => plans.find((plan) => plan.target === target),
        due: async (_now, limit, after) => {
          const from = plans.findIndex(({ id }) => id === after?.id) + 1;
          return plans.slice(from, from + limit);
        },
        change: async (target, change) => {
          const { plan } = change(plans.find((one) => one.target === target));
          changed.push(plan);
          return plan;
        },
      },
      failed: (cause) => failures.push(cause),
    });
  return { start, kept, changed, failures };
};

describe("a plan that is due", () => {
  it.each<[string, ReturnType<typeof worldOf>]>([
    ["that nobody has approved", worldOf([planOf("db")])],
    ["changed since its approval", worldOf([{ ...planned(), quietMs: 1 }])],
    [
      "outside its window",
      worldOf([planned({ window: { cron: "0 3 * * *", timeZone: "UTC", length: "PT1H" } })]),
    ],
    ["of a rotator that is not set up", worldOf([planned()], {}, "azure-automation")],
    ["of a secret that Key Vault looks after", worldOf([planned()], { managed: true })],
    ["of a secret that is not shown", worldOf([planned()], "hidden")],
    ["of a vault that is not watched", worldOf([planned({}, "db", "gone")])],
  ])("%s does not begin", async (_what, { start, kept, changed, failures }) => {
    await start();
    expect([kept, changed, failures]).toEqual([[], [], []]);
  });

  it("by an older version than is there is due later, and does not begin", async () => {
    const { start, kept, changed } = worldOf([planned()], { createdAt: now });
    await start();
    expect(kept).toEqual([]);
    const dueAt = new Date(now.getTime() + 30 * DAY);
    expect(changed).toEqual([{ ...planned(), dueAt }]);
  });

  it("begins once, however many replicas look at once, and in the name of nobody", async () => {
    const { start, kept, failures } = worldOf([planned()]);
    await Promise.all([start(), start(), start()]);
    await start();
    expect(kept).toMatchObject([{ rotation: { trigger: "schedule", oldVersion: "1" }, from: now }]);
    expect(kept[0]?.rotation).not.toHaveProperty("startedBy");
    expect(failures).toEqual([]);
  });

  it("and has failed begins again on the next day, and not before", async () => {
    const { start, kept } = worldOf([planned()]);
    await start();
    const [first] = kept;
    if (first) first.rotation = { ...first.rotation, status: "failed" };
    await start(new Date("2026-03-02T23:59:59Z"));
    expect(kept).toHaveLength(1);
    await start(new Date("2026-03-03T00:00:00Z"));
    expect(kept).toHaveLength(2);
  });
});
