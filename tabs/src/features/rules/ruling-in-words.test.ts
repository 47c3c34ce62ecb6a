import { describe, expect, it } from "vitest";
import { partWords, refName } from "./ruling-in-words.ts";

const rule = { id: "r", title: "Owners", file: "a.cedar", line: 1 };
const part = {
  secrets: [{ vault: "kv", name: "db" }],
  longest: "PT4H",
  approvals: 1,
  approvers: [],
  fallback: false,
  quorums: [{ rule, approvals: 1, approvers: [] }],
  rules: [rule],
};

describe("a ruling in words", () => {
  it("says so where nobody could decide", () => {
    expect(partWords({ ...part, because: "No ticket." })).toEqual([
      "No ticket.",
      "For 4 hours at most.",
      "One of these people has to approve: nobody now.",
    ]);
  });

  it("asks each rule's people for themselves", () => {
    const approvers = [
      { objectId: "1", name: "Ada" },
      { objectId: "2", name: "Bob" },
    ];
    const quorums = [...part.quorums, { rule, approvals: 2, approvers }];
    expect(partWords({ ...part, quorums }).at(-1)).toBe(
      "2 of these people have to approve: Ada and Bob.",
    );
  });

  it("names nobody where it opens by itself", () => {
    const quorums = [{ rule, approvals: 0, approvers: [] }];
    expect(partWords({ ...part, approvals: 0, quorums })).toEqual([
      "For 4 hours at most.",
      "It opens by itself: nobody has to approve.",
    ]);
  });

  it("tells a vault from a secret", () => {
    expect([refName({ vault: "kv" }), refName({ vault: "kv", name: "db" })]).toEqual([
      "the vault kv",
      "db in kv",
    ]);
  });
});
