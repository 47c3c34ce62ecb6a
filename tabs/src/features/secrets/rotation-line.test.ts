import { expect, it } from "vitest";
import { readByWords, rotationLine } from "./rotation-line.ts";

const now = Date.parse("2026-03-01T12:00:00Z");
const due = (days: number, plan: "approved" | "waiting" = "approved") =>
  rotationLine(
    { plan, dueAt: new Date(now + days * 86_400_000).toISOString(), readBy: 0 },
    now,
    "en",
  );

it.each([
  [-12, "Overdue 12 days", "late"],
  [-1, "Overdue 1 day", "late"],
  [-0.5, "Due now", "late"],
  [0, "Due now", "late"],
  [6, "Due in 6 days", "plain"],
  [1, "Due tomorrow", "plain"],
])("what is due in %d days", (days, words, tone) => {
  expect(due(days)).toEqual({ words, tone });
});

it("says of a plan that nobody has approved that it waits, unless it is due", () => {
  expect(due(6, "waiting").words).toBe("Waits for approval");
  expect(due(-3, "waiting").words).toBe("Overdue 3 days");
});

it("says where there is no plan, and where one has no date", () => {
  expect(rotationLine({ plan: "none", readBy: 0 }, now, "en").words).toBe("No plan");
  expect(rotationLine({ plan: "approved", readBy: 0 }, now, "en").words).toBe("By hand");
});

it("counts people", () => {
  expect([readByWords(1), readByWords(3)]).toEqual([
    "Read by 1 person since rotation",
    "Read by 3 since rotation",
  ]);
});
