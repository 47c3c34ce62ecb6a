import fc from "fast-check";
import { expect, it } from "vitest";
import type { Obligations } from "./obligations.ts";
import { rulingOf } from "./ruling.ts";
import { standingOf } from "./standing.ts";

const HOUR = 3_600_000;
const people = ["ann", "bob", "cy", "dee", "guest"];
const sets = ["A", "B", "C"];
const member = (objectId: string) => ({ objectId, name: objectId, guest: objectId === "guest" });

const circles = fc
  .array(fc.subarray(people), { minLength: 3, maxLength: 3 })
  .map((all) => new Map(sets.map((set, index) => [set, (all[index] ?? []).map(member)])));

const rules: fc.Arbitrary<Obligations[]> = fc.array(
  fc
    .record({
      hours: fc.integer({ min: 1, max: 9 }),
      approvals: fc.integer({ min: 0, max: 3 }),
      approvers: fc.constantFrom(...sets),
      fallback: fc.constantFrom(undefined, ...sets),
      minimumReason: fc.integer({ min: 1, max: 40 }),
    })
    .map(({ hours, approvals, approvers, fallback, minimumReason }) => ({
      rule: { id: "", title: "", file: "rules/x.cedar", line: 1 },
      longest: hours * HOUR,
      ...{ approvals, approvers, minimumReason },
      ...(fallback !== undefined && { fallbackApprovers: fallback }),
      rotateAfterUse: false,
    })),
  { minLength: 1, maxLength: 4 },
);

const wishes = fc
  .record({
    circles,
    rules,
    picks: fc.array(fc.array(fc.nat(9), { minLength: 1, maxLength: 2 }), {
      minLength: 1,
      maxLength: 6,
    }),
    requester: fc.constantFrom(...people, "eve"),
    agent: fc.boolean(),
  })
  .map(({ rules: all, picks, ...rest }) => ({
    ...rest,
    asked: picks.map((some) =>
      [...new Set(some.map((pick) => pick % all.length))].flatMap((index) => {
        const rule = all[index];
        return rule ? [{ ...rule, rule: { ...rule.rule, id: `rule-${index}` } }] : [];
      }),
    ),
  }));
type Wished = typeof wishes extends fc.Arbitrary<infer Value> ? Value : never;

const ruled = ({ circles: known, asked, requester, agent }: Wished) =>
  rulingOf(
    asked.map((obligations, index) => ({
      secret: { vault: "kv", name: String(index), environment: "prod", authorization: "rbac" },
      verdict: {
        permitted: true,
        longest: Math.min(...obligations.map(({ longest }) => longest)),
        obligations,
      },
    })),
    "hash",
    {
      wish: { action: "request-access" },
      requester: { objectId: requester, agent },
      circles: known,
    },
  );
const always = (property: (wished: Wished) => void) =>
  fc.assert(fc.property(wishes, property), { numRuns: 2_000 });

it("every secret is in one part, and in none is anything laxer than one of its rules", () => {
  always((wished) => {
    const { parts } = ruled(wished);
    const names = parts.flatMap(({ secrets }) => secrets.map(({ name }) => Number(name)));
    expect(names.toSorted((a, b) => a - b)).toEqual(wished.asked.map((_, index) => index));
    for (const part of parts) {
      for (const { name } of part.secrets) {
        for (const obligations of wished.asked[Number(name)] ?? []) {
          expect(part.longest).toBeLessThanOrEqual(obligations.longest);
          expect(part.minimumReason).toBeGreaterThanOrEqual(obligations.minimumReason ?? 0);
          expect(part.approvals).toBeGreaterThanOrEqual(obligations.approvals);
        }
      }
    }
  });
});

it("neither the one who asks nor a guest is asked, and software always needs somebody", () => {
  always((wished) => {
    for (const { approvers, automatic, quorums } of ruled(wished).parts) {
      const asked = [...approvers, ...quorums.flatMap((quorum) => quorum.people)];
      expect(asked.map(({ name }) => name)).not.toContain(wished.requester);
      expect(asked.map(({ name }) => name)).not.toContain("guest");
      expect(automatic && wished.agent).toBe(false);
    }
  });
});

it("what is said to be decidable is met when all who are named approve, and nothing else is", () => {
  always((wished) => {
    for (const { approvers, quorums, because } of ruled(wished).parts) {
      const approvedBy = approvers.map(({ objectId }) => objectId);
      const request = { requester: wished.requester, quorums, approvedBy };
      expect(standingOf(request, wished.circles).met).toBe(because.length === 0);
    }
  });
});

it("a secret that could be decided alone never waits for one that could not", () => {
  always((wished) => {
    const alone = wished.asked.map(
      (obligations) => ruled({ ...wished, asked: [obligations] }).parts[0]?.because.length === 0,
    );
    for (const { secrets, because } of ruled(wished).parts) {
      const could = secrets.map(({ name }) => alone[Number(name)]);
      expect(could.every((one) => one === (because.length === 0))).toBe(true);
    }
  });
});
