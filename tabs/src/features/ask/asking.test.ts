import type { Ruling, RulingPart } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { checkDraft } from "./check-draft.ts";
import { draftOf } from "./draft.ts";
import { azureWords, endingWords, whoWords } from "./ruling-words.ts";
import { fitsTicket, ticketWords } from "./ticket-words.ts";
import { choices, durationText, longestOf, questionOf, requestOf } from "./wish.ts";

const now = Date.parse("2026-11-23T12:00:00Z");
const secret = { vault: "kv-payments-prod", name: "adyen-api-key", kind: "secret" } as const;
const rule = { id: "r", title: "t", file: "f", line: 1 };
const person = (name: string) => ({ objectId: name, name });

const part = (change: Partial<RulingPart> = {}): RulingPart => ({
  secrets: [secret],
  longest: "PT4H",
  approvals: 1,
  approvers: [person("Ada"), person("Bob")],
  fallback: false,
  quorums: [{ rule, approvals: 1, approvers: [person("Ada"), person("Bob")] }],
  rules: [rule],
  ...change,
});
const ruling = (...parts: RulingPart[]): Ruling => ({
  role: "read",
  rulesHash: "h",
  parts,
  refused: [],
});
const draft = { ...draftOf({ secrets: [secret], role: "read" }), reason: "The payout fails" };

describe("what keeps a form from being sent", () => {
  it.each([
    [{ reason: "  " }, { reason: /what you need it for/ }],
    [{ duration: "a while" }, { duration: /90 minutes/ }],
    [{ duration: "5 hours" }, { duration: /at most 4 hours/ }],
    [{ later: true }, { startsAt: /Choose/ }],
    [{ later: true, startsAt: "2026-11-22T12:00" }, { startsAt: /over already/ }],
    [{ later: true, startsAt: "2027-11-22T12:00" }, { startsAt: /30 days/ }],
  ])("%j", (change, faults) => {
    const found = checkDraft({ ...draft, ...change }, ruling(part()), now);
    expect(Object.keys(found)).toEqual(Object.keys(faults));
    for (const [name, words] of Object.entries(faults)) {
      expect(Object.entries(found).find(([key]) => key === name)?.[1]).toMatch(words);
    }
  });

  it("is a ticket that does not fit, and a reason that is too short for a rule", () => {
    const strict = ruling(part({ ticket: { pattern: "^INC-\\d+$" }, minimumReason: 20 }));
    expect(checkDraft({ ...draft, ticket: "4711" }, strict, now)).toEqual({
      reason: "At least 20 characters, so far 16.",
      ticket: "Needed here: INC- and digits, for example INC-4711.",
    });
    const reason = "The payout fails again";
    expect(checkDraft({ ...draft, reason, ticket: " INC-1 " }, strict, now)).toEqual({});
  });

  it("is nothing where all is well", () => {
    expect(checkDraft(draft, ruling(part()), now)).toEqual({});
    const later = { ...draft, later: true, startsAt: "2026-11-24T12:00" };
    expect(checkDraft(later, ruling(part()), now)).toEqual({});
  });
});

describe("what is sent", () => {
  it("is the shortest of what is allowed, where nothing was typed", () => {
    const both = ruling(part(), part({ longest: "PT30M" }));
    expect(longestOf(both)).toBe(1_800_000);
    expect(durationText(draft, longestOf(both))).toBe("30 minutes");
    expect(requestOf(draft, longestOf(both)).duration).toBe("PT30M");
    expect(choices(longestOf(ruling(part())))).toEqual(["30 minutes", "1 hour", "4 hours"]);
  });

  it("carries a start in the person's zone as an instant, but not when the glass is broken", () => {
    const later = { ...draft, later: true, startsAt: "2026-11-24T12:00" };
    const startsAt = new Date("2026-11-24T12:00").toISOString();
    expect(requestOf(later, undefined)).toMatchObject({ startsAt });
    expect(requestOf({ ...later, breakGlass: true }, undefined)).not.toHaveProperty("startsAt");
    expect(questionOf({ ...later, breakGlass: true }, "PT1H").action).toBe("break-glass");
  });
});

describe("a ruling in words", () => {
  it("names who decides", () => {
    const three = ["Ada", "Bob", "Cem"].map(person);
    expect(whoWords(part())).toBe("Ada or Bob");
    expect(whoWords(part({ approvals: 0, quorums: [] }))).toMatch(/Nobody has to/);
    expect(whoWords(part({ approvals: 2 }))).toBe("Ada and Bob");
    expect(whoWords(part({ approvals: 2, approvers: three }))).toBe("2 of Ada, Bob, and Cem");
    const quorums = [
      { rule, approvals: 1, approvers: [person("Ada")] },
      { rule, approvals: 1, approvers: [person("Bob")] },
    ];
    expect(whoWords(part({ quorums, approvals: 2 }))).toBe("Ada; and besides Bob");
  });

  it("says what Azure grants, and when it ends", () => {
    expect(azureWords("read", [secret])).toMatch(/^Key Vault Secrets User on adyen-api-key in kv-/);
    expect(azureWords("see", [{ vault: "kv-platform" }])).toMatch(
      /Reader on the vault kv-platform/,
    );
    const more = ["a", "b", "c", "d"].map((name) => ({ ...secret, name }));
    expect(azureWords("read", [secret, ...more.slice(0, 1)])).toContain(
      "adyen-api-key and a in kv-payments-prod",
    );
    expect(azureWords("read", more)).toContain("4 secrets, each alone, in kv-payments-prod");
    const time = { now, locale: "en-GB" };
    const span = { milliseconds: 3_600_000, start: undefined, automatic: true };
    expect(endingWords(span, time)).toMatch(/^It opens now and ends today at \d\d:00$/);
    expect(endingWords({ ...span, automatic: false }, time)).toMatch(/^1 hour after it opens/);
    expect(endingWords({ ...span, start: now + 86_400_000 }, time)).toMatch(/^Opens tomorrow at/);
  });

  it("explains a ticket, and shows a pattern that it cannot explain", () => {
    expect(ticketWords("^CHG[0-9]{7}$")).toMatch(/^CHG and digits/);
    expect(ticketWords("^(A|B)$")).toBe("The rule asks for ^(A|B)$");
    expect(fitsTicket("(", "anything")).toBe(true);
    expect(fitsTicket("(", "")).toBe(false);
  });
});

describe("what the rules are asked", () => {
  const grant = "6f1c9a52-3f0e-4c1e-9d59-0d6f0b7a1c11";
  const continues = { grant, endsAt: "2026-11-23T13:00:00Z" };
  it("names the start, and for an extension what it goes on from", () => {
    const later = { ...draft, later: true, startsAt: "2026-11-24T12:00" };
    const startsAt = new Date("2026-11-24T12:00").toISOString();
    expect(questionOf(later, undefined)).toMatchObject({ startsAt });
    expect(questionOf({ ...later, breakGlass: true }, undefined)).not.toHaveProperty("startsAt");
    expect(questionOf({ ...later, continues }, undefined)).toMatchObject({ continues: grant });
    expect(questionOf({ ...later, continues }, undefined)).not.toHaveProperty("startsAt");
  });
  it("proposes nothing where no time is left", () => {
    expect([choices(0), durationText(draft, 0)]).toEqual([[], ""]);
  });
});
