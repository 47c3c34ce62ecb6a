import { describe, expect, it } from "vitest";
import type { Member } from "./memberships.ts";
import type { Obligations } from "./obligations.ts";
import { rulingOf } from "./ruling.ts";
import type { Verdict } from "./verdict.ts";

const HOUR = 3_600_000;
const person = (objectId: string, guest = false): Member => ({ objectId, name: objectId, guest });
const circles = new Map([
  ["A", [person("ann"), person("bob")]],
  ["B", [person("bob"), person("cy")]],
  ["C", [person("cy"), person("guest", true)]],
]);
const rule = (id: string, more: Partial<Obligations>): Obligations => ({
  rule: { id, title: id, file: "rules/x.cedar", line: 1 },
  longest: 4 * HOUR,
  approvals: 1,
  rotateAfterUse: false,
  ...more,
});
const permitted = (...obligations: Obligations[]): Verdict => ({
  permitted: true,
  longest: Math.min(...obligations.map(({ longest }) => longest)),
  obligations,
});
const secret = (name: string) =>
  ({ vault: "kv", name, kind: "secret", environment: "prod", authorization: "rbac" }) as const;
const ruled = (
  verdicts: Readonly<Record<string, Verdict>>,
  wish: { duration?: number; ticket?: string } = {},
  requester = { objectId: "eve", agent: false },
) =>
  rulingOf(
    Object.entries(verdicts).map(([name, verdict]) => ({ secret: secret(name), verdict })),
    "hash",
    { wish: { action: "request-access", ...wish }, requester, circles },
  );
const names = (people: readonly { name: string }[] = []) => people.map(({ name }) => name);

describe("a ruling", () => {
  it("names what is refused, and leaves it out", () => {
    const refusal = { reason: "Not this one." };
    const ruling = ruled({
      one: { permitted: false, refusal },
      two: permitted(rule("a", { approvers: "A" })),
    });
    expect(ruling.refused).toEqual([{ secret: secret("one"), reason: "Not this one." }]);
    expect(ruling.parts.map(({ secrets }) => secrets)).toEqual([[secret("two")]]);
  });

  it("takes of several rules the strictest, and each quorum from its own people", () => {
    const { parts } = ruled({
      one: permitted(
        rule("a", { approvers: "A", longest: 2 * HOUR, ticket: "^INC", maxContinuous: 9 * HOUR }),
        rule("b", { approvers: "B", ticket: "\\d$", minimumReason: 20, maxContinuous: 5 * HOUR }),
      ),
    });
    expect(parts).toMatchObject([
      {
        longest: 2 * HOUR,
        approvals: 2,
        maxContinuous: 5 * HOUR,
        minimumReason: 20,
        tickets: ["^INC", "\\d$"],
      },
    ]);
    expect(parts[0]?.quorums.map(({ people }) => names(people))).toEqual([
      ["ann", "bob"],
      ["bob", "cy"],
    ]);
    expect(names(parts[0]?.approvers)).toEqual(["ann", "bob", "cy"]);
  });

  it("asks the same people once, by the larger number", () => {
    const { parts } = ruled({
      one: permitted(rule("a", { approvers: "A", approvals: 1 })),
      two: permitted(rule("b", { approvers: "A", approvals: 2 })),
    });
    expect(parts.map(({ approvals }) => approvals)).toEqual([2]);
  });

  it("never asks who asks, nor a guest", () => {
    const { parts } = ruled(
      { one: permitted(rule("c", { approvers: "C" })) },
      {},
      {
        objectId: "cy",
        agent: false,
      },
    );
    expect(parts[0]?.approvers).toEqual([]);
    expect(parts[0]?.because).toEqual(["Not enough other people could decide on this now."]);
  });

  it("asks fallback approvers only where the others are too few", () => {
    const verdict = permitted(rule("c", { approvers: "C", fallbackApprovers: "A" }));
    expect(ruled({ one: verdict }).parts).toMatchObject([{ fallback: false }]);
    const alone = ruled({ one: verdict }, {}, { objectId: "cy", agent: false });
    expect(alone.parts).toMatchObject([{ fallback: true, because: [] }]);
    expect(names(alone.parts[0]?.approvers)).toEqual(["ann", "bob"]);
  });
});

describe("a ruling on several secrets, or for software", () => {
  it("splits where one set of people could not decide on all", () => {
    const { parts } = ruled({
      one: permitted(rule("a", { approvers: "A", approvals: 2 })),
      two: permitted(rule("b", { approvers: "B", approvals: 2 })),
      three: permitted(rule("free", { approvals: 0 })),
    });
    expect(parts.map(({ secrets }) => secrets.map(({ name }) => name))).toEqual([
      ["one", "three"],
      ["two"],
    ]);
  });

  it("lets nothing that opens by itself wait for what nobody could decide", () => {
    const { parts } = ruled({
      one: permitted(rule("c", { approvers: "C", approvals: 3 })),
      two: permitted(rule("free", { approvals: 0 })),
      three: permitted(rule("c", { approvers: "C", approvals: 3 })),
    });
    expect(parts.map(({ secrets, automatic }) => [secrets.length, automatic])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it("gives software a human, and where the rule names none, nobody can decide", () => {
    const agent = { objectId: "eve", agent: true };
    const named = ruled({ one: permitted(rule("a", { approvals: 0, approvers: "A" })) }, {}, agent);
    expect(named.parts).toMatchObject([{ automatic: false, approvals: 1, because: [] }]);
    const nameless = ruled({ one: permitted(rule("a", { approvals: 0 })) }, {}, agent);
    expect(nameless.parts).toMatchObject([{ automatic: false, approvals: 1, approvers: [] }]);
    expect(nameless.parts[0]?.because).toHaveLength(1);
  });

  it("says what is too long and which ticket it takes", () => {
    const verdict = permitted(rule("a", { approvers: "A", ticket: "^INC-\\d+$" }));
    const { parts } = ruled({ one: verdict }, { duration: 5 * HOUR, ticket: "INC-x" });
    expect(parts[0]?.because).toEqual([
      "Allowed for up to 4 hours.",
      "This takes a ticket that looks like ^INC-\\d+$.",
    ]);
    expect(
      ruled({ one: verdict }, { duration: 4 * HOUR, ticket: "INC-7" }).parts[0]?.because,
    ).toEqual([]);
  });
});
