import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { couldBeMet, isMet, seated, type Seats } from "./quorum.ts";

/** Every way to give each person one quorum of theirs, or none: the most seats taken. */
const most = (quorums: readonly Seats[], people: readonly string[]): number => {
  const [person, ...others] = people;
  if (person === undefined) return 0;
  const choices = quorums.flatMap(({ approvals, approvers }, index) =>
    approvals > 0 && approvers.includes(person)
      ? [1 + most(quorums.with(index, { approvals: approvals - 1, approvers }), others)]
      : [],
  );
  return Math.max(most(quorums, others), ...choices);
};

const people = ["ann", "bob", "cy", "dee", "eve"];
const quorums = fc.array(
  fc.record({ approvals: fc.integer({ min: 0, max: 3 }), approvers: fc.subarray(people) }),
  { maxLength: 4 },
);
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe("seats", () => {
  it("a person counts once, though in two circles", () => {
    const both = [
      { approvals: 1, approvers: ["ann"] },
      { approvals: 1, approvers: ["ann"] },
    ];
    expect(isMet(both, ["ann", "ann"])).toBe(false);
  });

  it("who came first gives way to whom only that seat is open", () => {
    const overlapping = [
      { approvals: 1, approvers: ["ann", "bob"] },
      { approvals: 1, approvers: ["ann"] },
    ];
    expect(isMet(overlapping, ["ann", "bob"])).toBe(true);
    expect(isMet(overlapping, ["bob", "ann"])).toBe(true);
  });

  it("nobody from outside sits down", () => {
    expect(isMet([{ approvals: 1, approvers: ["ann"] }], ["bob"])).toBe(false);
    expect(couldBeMet([{ approvals: 2, approvers: ["ann", "ann"] }])).toBe(false);
  });

  it("as many are taken as any assignment takes, and none is taken wrongly", () => {
    fc.assert(
      fc.property(quorums, fc.subarray(people), (asked, approving) => {
        const taken = seated(asked, approving);
        expect(sum(taken)).toBe(most(asked, approving));
        asked.forEach(({ approvals, approvers }, index) => {
          const count = taken[index] ?? 0;
          expect(count).toBeLessThanOrEqual(approvals);
          expect(count).toBeLessThanOrEqual(
            approving.filter((one) => approvers.includes(one)).length,
          );
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it("the order in which people approve changes nothing", () => {
    fc.assert(
      fc.property(quorums, fc.shuffledSubarray(people), (asked, approving) => {
        expect(isMet(asked, approving)).toBe(isMet(asked, approving.toReversed()));
      }),
      { numRuns: 1_000 },
    );
  });
});
