import { describe, expect, it } from "vitest";
import { standingOf } from "./standing.ts";

const person = (objectId: string, guest = false) => ({ objectId, name: objectId, guest });
const circles = new Map([
  ["A", [person("ann"), person("bob"), person("requester")]],
  ["B", [person("bob"), person("guest", true)]],
]);
const rule = (id: string) => ({ id, title: id, file: "rules/x.cedar", line: 1 });
const quorums = [
  { rule: rule("a"), approvals: 1, approvers: ["A"] },
  { rule: rule("b"), approvals: 1, approvers: ["B"] },
];
const after = (...approvedBy: string[]) =>
  standingOf({ requester: "requester", quorums, approvedBy }, circles);
const names = ({ mayDecide }: ReturnType<typeof after>) => mayDecide.map(({ name }) => name);

describe("how far a request is", () => {
  it("the one who asked does not bring it further, a guest neither", () => {
    expect(after("requester", "guest").needed).toEqual([
      { rule: rule("a"), approvals: 1 },
      { rule: rule("b"), approvals: 1 },
    ]);
    expect(names(after())).toEqual(["ann", "bob"]);
  });

  it("who has left since does not count any more", () => {
    expect(after("gone", "bob").met).toBe(false);
  });

  it("one person in both circles fills one seat, and it is still open who fills the other", () => {
    expect(after("bob").met).toBe(false);
    expect(names(after("bob"))).toEqual(["ann"]);
  });

  it("it is met by two", () => {
    expect(after("bob", "ann")).toEqual({ met: true, needed: [], mayDecide: [] });
  });

  it("whose seat is taken is not asked any more", () => {
    expect(names(after("ann"))).toEqual(["bob"]);
  });
});
