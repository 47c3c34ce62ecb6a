import { expect, it } from "vitest";
import { itemOf } from "./item-of.ts";

const secret = { vault: "kv", name: "n" };
const lists = {
  running: [
    { id: "g1", requestId: "r1" },
    { id: "g2", requestId: "r1" },
  ],
  waiting: [{ id: "r2" }],
  past: [
    { id: "r3", grants: [{ id: "g3", secret, status: "ended" as const }] },
    { id: "r4", grants: [] },
  ],
};

it("what is in none of the lists is nothing", () => {
  expect(itemOf(lists, "r9")).toBeUndefined();
  expect(itemOf({ running: [], waiting: [], past: [] }, "g1")).toBeUndefined();
});

it.each([
  ["a grant that runs", "g2", "g2"],
  ["a request of which something runs", "r1", "g1"],
  ["a request that waits", "r2", "r2"],
  ["a request that is over", "r4", "r4"],
  ["a grant that is over", "g3", "r3"],
])("%s is found", (_name, id, item) => {
  expect(itemOf(lists, id)).toBe(item);
});
