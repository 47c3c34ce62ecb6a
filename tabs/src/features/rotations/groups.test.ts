import type { Rotation, RotationPlan } from "@vault-tab/contract";
import { expect, it } from "vitest";
import { duePlans, stillFailed } from "./groups.ts";

const now = Date.parse("2026-11-23T09:30:00Z");
const ada = { objectId: "1", name: "Ada" };
const id = "0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64";

const plan = (name: string, dueAt?: string): RotationPlan => ({
  id,
  vault: "kv-a",
  name,
  kind: "secret",
  settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true },
  overlap: "P1D",
  quiet: "P1D",
  tell: [],
  version: 1,
  changedBy: ada,
  changedAt: "2026-11-01T00:00:00Z",
  ...(dueAt !== undefined && { dueAt }),
});

const rotation = (name: string, createdAt: string): Rotation => ({
  id,
  vault: "kv-a",
  name,
  kind: "secret",
  rotator: "generated",
  trigger: "person",
  status: "failed",
  planVersion: 1,
  createdAt,
  steps: [],
  actions: [],
});

it("what is far off, has no date or runs already is not due", () => {
  const plans = [
    plan("far", "2027-11-23T09:30:00Z"),
    plan("by-hand"),
    plan("runs", "2026-11-01T09:30:00Z"),
  ];
  expect(duePlans(plans, [rotation("runs", "2026-11-23T09:00:00Z")], now)).toEqual([]);
});

it("what is overdue longest comes first", () => {
  const plans = [plan("soon", "2026-11-29T09:30:00Z"), plan("late", "2026-11-11T09:30:00Z")];
  expect(duePlans(plans, [], now).map(({ name }) => name)).toEqual(["late", "soon"]);
});

it("a failure stands until something newer of the same secret", () => {
  const failed = [
    rotation("again", "2026-11-23T09:00:00Z"),
    rotation("again", "2026-11-22T09:00:00Z"),
    rotation("good", "2026-11-22T09:00:00Z"),
  ];
  const good = rotation("good", "2026-11-23T08:00:00Z");
  expect(stillFailed(failed, [good])).toEqual([failed[0]]);
});
