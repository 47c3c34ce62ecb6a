import { expect, it } from "vitest";
import { draftOf, takenUp } from "./draft.ts";

const one = { vault: "kv-payments-dev", name: "adyen-api-key", kind: "secret" } as const;
const other = { ...one, name: "redis-access-key" };

it("what was written for the same secrets is taken up again, in whatever order they come", () => {
  const before = {
    ...draftOf({ secrets: [one, other], role: "read" }),
    reason: "It fails",
    open: false,
  };
  const again = takenUp(before, { secrets: [other, one], role: "read" });
  expect(again).toEqual({ ...before, open: true });
});

it("what was written for other secrets is not", () => {
  const before = { ...draftOf({ secrets: [one], role: "read" }), reason: "It fails" };
  expect(takenUp(before, { secrets: [other], role: "read" }).reason).toBe("");
  expect(takenUp(before, { secrets: [{ vault: one.vault }], role: "see" }).reason).toBe("");
});

it("to ask again brings its own words along", () => {
  const before = { ...draftOf({ secrets: [one], role: "read" }), reason: "Older" };
  const again = takenUp(before, {
    secrets: [one],
    role: "read",
    reason: "As before",
    duration: "PT4H",
    ticket: "INC-1",
  });
  expect(again).toMatchObject({ reason: "As before", duration: "4 hours", ticket: "INC-1" });
});
