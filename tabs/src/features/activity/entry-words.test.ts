import type { AuditEntry } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { dataFacts } from "./data-words.ts";
import { entryWords } from "./entry-words.ts";

const entry = (change: Partial<AuditEntry>): AuditEntry => ({
  id: "9d5c0f6e-0000-4000-8000-000000000001",
  at: "2026-01-02T03:04:05.006Z",
  type: "access-request-decided",
  actor: { kind: "person", id: "a", name: "Approver" },
  subject: { vault: "kv", secret: "db" },
  data: { requesterName: "Requester", holderName: "Requester" },
  texts: {},
  sequence: 7,
  hash: "h",
  previous: "p",
  ...change,
});

describe("an entry in words", () => {
  it.each([
    [{}, "Approver approved Requester’s request for db in kv"],
    [
      { data: { decision: "decline", requesterName: "Requester" } },
      "Approver declined Requester’s request for db in kv",
    ],
    [
      { type: "grant-ended", data: { holderName: "Requester", because: "expired" } },
      "Requester’s access to db in kv has ended: its time was over",
    ],
    [
      { type: "grant-ending", data: { holderName: "Requester", because: "revoked" } },
      "Approver revoked Requester’s access to db in kv",
    ],
    [
      { type: "audit-verified", data: { intactTo: 12345 } },
      "Approver checked the log: intact to #12,345",
    ],
    [
      { type: "audit-verified", data: { intactTo: 2, wrongAt: 3 } },
      "Approver checked the log: entry #3 is wrong",
    ],
    [
      { type: "access-requested", subject: { vault: "kv" }, data: { secrets: [{}, {}] } },
      "somebody asked for 2 secrets",
    ],
    [
      { type: "secret-read", actor: { kind: "service" as const, id: "a", name: "Application 7" } },
      "Application 7 read db in kv, as a program",
    ],
    [
      { type: "something-new", actor: { kind: "service" as const, id: "s" } },
      "Vault Tab: something new",
    ],
  ])("%j is said %j", (change, words) => {
    expect(entryWords(entry(change))).toBe(words);
  });

  it("acts by a program where it does, not by the person", () => {
    const actor = { kind: "agent" as const, id: "a", name: "Ada" };
    expect(entryWords(entry({ actor }))).toMatch(/^A program for Ada approved/);
  });

  it("has its facts in words, in their order, and what is for programs left out", () => {
    const data = { status: "pending", asked: {}, duration: "PT1H", role: "read", strange: 1 };
    expect(dataFacts(entry({ data }))).toEqual([
      ["To do what", "Read the value"],
      ["State after it", "Waiting for a decision"],
      ["For how long", "1 hour"],
      ["strange", "1"],
    ]);
  });
});
