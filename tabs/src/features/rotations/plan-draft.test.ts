import { NewRotationPlan, type RotationPlan } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { safeParse } from "../../data/parsing.ts";
import { checkPlan } from "./check-plan.ts";
import { draftOf, planOf, type PlanDraft } from "./plan-draft.ts";

const now = new Date("2026-11-23T09:30:00Z");
const fresh: PlanDraft = {
  ...draftOf(undefined, "secret", "Europe/Berlin"),
  noOutsideSystem: true,
};
const limited: PlanDraft = { ...fresh, limited: true };

describe("is refused", () => {
  it("a generated value of which another system has to learn", () => {
    const said = checkPlan({ ...fresh, noOutsideSystem: false }, now);
    expect(said.noOutsideSystem).toContain("known to Key Vault alone");
  });

  it.each<[keyof PlanDraft, PlanDraft]>([
    ["length", { ...fresh, length: "15" }],
    ["length", { ...fresh, length: "32.5" }],
    ["every", { ...fresh, every: "now and then" }],
    ["every", { ...fresh, every: "30 minutes" }],
    ["daysBefore", { ...fresh, when: "before-expiry", daysBefore: "0" }],
    ["overlap", { ...fresh, overlap: "366 days" }],
    ["quiet", { ...fresh, quiet: "" }],
    ["windowLength", { ...limited, windowLength: "30 seconds" }],
    ["timeZone", { ...limited, timeZone: "Europe/Atlantis" }],
    ["pattern", { ...limited, days: "", pattern: "0 25 * * *" }],
    ["pattern", { ...limited, days: "", pattern: "0 2 31 2 *" }],
    ["repository", { ...fresh, rotator: "github-actions", workflow: "a.yml" }],
    ["parameters", { ...fresh, rotator: "github-actions", parameters: "a b" }],
    ["account", { ...fresh, rotator: "azure-automation", runbook: "Rotate" }],
    ["timeLimit", { ...fresh, rotator: "certificate-renewal", timeLimit: "soon" }],
  ])("a wrong %s", (field, draft) => {
    expect(checkPlan(draft, now)[field]).toBeTypeOf("string");
  });

  it("no window where nothing is started by itself", () => {
    const byHand = { ...limited, when: "by-hand", timeZone: "Europe/Atlantis" } as const;
    expect(checkPlan(byHand, now)).toEqual({});
    expect(planOf(byHand, "secret", 0)).not.toHaveProperty("window");
  });
});

describe("what the form lets through the contract takes", () => {
  it.each<[string, PlanDraft]>([
    ["a fresh one", fresh],
    ["a number of days alone", { ...fresh, every: "45" }],
    ["a UUID by hand", { ...fresh, form: "uuid", when: "by-hand" }],
    ["a window", limited],
    ["a window of one's own", { ...limited, days: "", pattern: "30 1 1 * *" }],
    [
      "a workflow",
      {
        ...fresh,
        rotator: "github-actions",
        repository: "contoso/payments",
        workflow: "rotate.yml",
        parameters: "stage=dev\nnote=a=b",
      },
    ],
  ])("%s", (_, draft) => {
    expect(checkPlan(draft, now)).toEqual({});
    const parsed = safeParse(NewRotationPlan, planOf(draft, "secret", 0));
    expect(parsed.error?.issues ?? []).toEqual([]);
  });
});

it.each<[string, Partial<PlanDraft>]>([
  ["a window", { tell: ["0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64"] }],
  [
    "a workflow and its time limit",
    { rotator: "github-actions", repository: "contoso/a", workflow: "a.yml", timeLimit: "PT2H" },
  ],
  ["a certificate’s time limit", { rotator: "certificate-renewal", timeLimit: "P3D" }],
  ["a key whose old version is disabled", { rotator: "key-rotation", disableOld: true }],
])("a plan with %s comes back from the form as it was", (_what, change) => {
  const { version: _, kind, ...wish } = planOf({ ...limited, ...change }, "secret", 3);
  const plan: RotationPlan = {
    ...wish,
    id: "0b7c55a6-52ad-4c1c-8a3c-5d3f0a9b2f64",
    vault: "kv-a",
    name: "key",
    kind: kind ?? "secret",
    version: 3,
    changedBy: { objectId: "1", name: "Ada" },
    changedAt: "2026-11-01T00:00:00Z",
  };
  const again = planOf(draftOf(plan, "secret", "Asia/Tokyo"), "secret", 3);
  expect(again).toEqual({ ...wish, kind: "secret", version: 3 });
});
