import type { AccessRequest, Grant, GrantState } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { honouredWords, isHistory, outcomeWords } from "./history-words.ts";

const time = { now: Date.parse("2026-11-23T12:00:00Z"), locale: "en-GB" };
const secret = { vault: "kv", name: "n" };
const state = (change: Partial<GrantState>): GrantState => ({
  id: "g",
  secret,
  status: "ended",
  because: "expired",
  ...change,
});
const person = { objectId: "a", name: "Ada" };
const request = (change: Partial<AccessRequest>): AccessRequest => ({
  id: "r",
  version: 1,
  status: "approved",
  requester: person,
  secrets: [secret],
  role: "read",
  duration: "PT1H",
  reason: "It fails",
  breakGlass: false,
  createdAt: "2026-11-23T10:00:00Z",
  lapsesAt: "2026-11-24T10:00:00Z",
  decisions: [],
  quorums: [],
  missing: 0,
  approvers: [],
  azure: [],
  grants: [],
  history: { running: [], earlier: 0 },
  timeline: [],
  actions: [],
  ...change,
});
const grant = (change: Partial<Grant>): Grant => ({
  ...state({}),
  requestId: "r",
  holder: person,
  role: "read",
  duration: "PT1H",
  azure: { roleName: "", scope: "", assignmentId: "", vaultUri: "", vaultResourceId: "" },
  breakGlass: false,
  actions: [],
  ...change,
});

it("history is what is decided and of which nothing is open or to come", () => {
  expect(isHistory(request({ status: "pending" }))).toBe(false);
  expect(isHistory(request({ grants: [state({}), state({ status: "active" })] }))).toBe(false);
  expect(isHistory(request({ grants: [state({ status: "scheduled" })] }))).toBe(false);
  expect(isHistory(request({ status: "lapsed" }))).toBe(true);
  expect(isHistory(request({ grants: [state({}), state({ status: "failed" })] }))).toBe(true);
});

describe("how it ended", () => {
  it("names who declined", () => {
    const decisions = [{ by: person, decision: "decline" as const, at: "2026-11-23T11:00:00Z" }];
    expect(outcomeWords(request({ status: "declined", decisions }), time)).toBe("Declined by Ada");
  });

  it("tells a partial outcome with its reason", () => {
    const failed = state({ status: "failed", trouble: "Azure grants this already." });
    expect(outcomeWords(request({ grants: [state({}), state({}), failed] }), time)).toBe(
      "2 of 3 were opened, 1 failed: Azure grants this already.",
    );
    expect(outcomeWords(request({ grants: [state({}), state({})] }), time)).toBe("All 2 are over");
    expect(outcomeWords(request({ grants: [failed] }), time)).toMatch(
      /^Could not be opened: Azure/,
    );
  });
});

it("what Key Vault may still honour is said so long, and no longer", () => {
  const until = (honouredUntil: string) => honouredWords([grant({ honouredUntil })], time);
  expect(until("2026-11-23T12:10:00Z")).toMatch(/Key Vault may still honour it until \d\d:10\.$/);
  expect(until("2026-11-23T12:00:00Z")).toBeUndefined();
  expect(honouredWords([grant({})], time)).toBeUndefined();
});
