import { describe, expect, it } from "vitest";
import { approved, isApproved } from "./approval.ts";
import type { RotationPlanRecord } from "./plan.ts";

const now = new Date("2026-03-02T12:00:00Z");
const by = { objectId: "o", name: "Ada" };
const github = { ref: "main", workflow: "rotate.yml", repository: "contoso/ops" };
const plan: RotationPlanRecord = {
  ...{ id: "p", target: { vault: "kv", name: "db", kind: "secret" }, version: 1 },
  settings: {
    ...{ rotator: "github-actions", ...github },
    parameters: { region: "west", system: "crm" },
  },
  ...{ cadence: { every: "P30D" }, overlapMs: 1, quietMs: 2, tell: [] },
  ...{ createdAt: now, changedBy: by, changedAt: now },
};

describe("an approval", () => {
  it("is of nothing where nobody gave it, or without what it is of", () => {
    expect(isApproved(plan)).toBe(false);
    expect(isApproved({ ...plan, approval: { by, at: now } })).toBe(false);
  });

  it.each<Partial<RotationPlanRecord>>([
    { settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true } },
    { cadence: { every: "P31D" } },
    { window: { cron: "0 3 * * *", timeZone: "Europe/Berlin", length: "PT1H" } },
    { overlapMs: 0 },
    { quietMs: 0 },
    { tell: ["somebody"] },
    { target: { vault: "kv", name: "other", kind: "secret" } },
  ])("is void once there is %j instead", (change) => {
    expect(isApproved({ ...approved(plan, by, now), ...change })).toBe(false);
  });

  it("holds, in whatever order a database gives it back", () => {
    const parameters = { system: "crm", region: "west" };
    const turned = { parameters, ...github, rotator: "github-actions" } as const;
    expect(isApproved({ ...approved(plan, by, now), settings: turned })).toBe(true);
  });

  it("says nothing of when it is due next", () => {
    expect(isApproved({ ...approved(plan, by, now), dueAt: now })).toBe(true);
  });
});
