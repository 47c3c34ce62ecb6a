import { describe, expect, it } from "vitest";
import type { Directory } from "../ports/directory.ts";
import type { Policies } from "../ports/policies.ts";
import { createRuleBook } from "./read-ruling.ts";

const now = new Date("2026-03-01T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const payments = "b2000000-0000-4000-8000-000000000001";
const owners = `Team::${payments}::owners`;
const rule = { id: "all", title: "All", file: "rules/all.cedar", line: 1 };
const obligations = { rule, longest: 3_600_000, approvals: 1, approvers: owners };

/** Rules that allow everything to everybody. */
const lax: Policies = {
  current: () => ({
    ...{ hash: "hash", loadedAt: now, rules: [], teams: [payments], groups: [] },
    judge: () => ({
      ...{ permitted: true, longest: 3_600_000 },
      obligations: [{ ...obligations, rotateAfterUse: false }],
    }),
    permission: () => ({ permitted: true }),
  }),
  lastError: () => undefined,
};
const directory = (readAt: Date, guest = false): Directory => {
  const people = [{ objectId: "owner", name: "Owner", guest: false }];
  const facts = () => Promise.resolve({ people, readAt });
  return {
    ...{ ownersOf: facts, membersOf: facts, peopleOfGroup: facts },
    person: () => Promise.resolve(undefined),
    membershipsOf: () =>
      Promise.resolve({ owns: [], memberOf: [payments], groups: [], guest, readAt }),
  };
};
const book = (readAt: Date, guest?: boolean) =>
  createRuleBook({ policies: lax, directory: directory(readAt, guest), clock: { now: () => now } });
const one = (kind: "person" | "agent", objectId: string) =>
  ({ kind, objectId, tenantId: "t", roles: ["Vault.Admin"] }) as const;
const secrets = [{ vault: "kv", name: "key", environment: "prod", authorization: "rbac" } as const];
const request = {
  secrets,
  requester: "member",
  quorums: [{ rule, approvals: 1, approvers: [owners] }],
  approvedBy: [],
};
const unavailable = expect.objectContaining({ code: "upstream_unavailable" });

describe("whatever the files of rules allow", () => {
  it.each([
    ["an agent", one("agent", "owner"), false],
    ["the one who asked, an admin too", one("person", "member"), false],
    ["a guest", one("person", "owner"), true],
  ])("%s does not decide", async (_who, decider, guest) => {
    const answer = await book(now, guest).mayDecide(decider, request);
    expect(answer.permitted).toBe(false);
  });

  it("an agent does not break the glass", async () => {
    const wish = { action: "break-glass", role: "read", secrets } as const;
    const { parts, refused } = await book(now).rulingOn(one("agent", "member"), wish);
    expect(parts).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  it("nobody decides where nobody is asked", async () => {
    const answer = await book(now).mayDecide(one("person", "owner"), { ...request, quorums: [] });
    expect(answer.permitted).toBe(false);
  });
});

describe("facts of the directory", () => {
  const wish = { action: "request-access", role: "read", secrets } as const;

  it("of more than a minute ago are a refusal, in everything that is decided by them", async () => {
    const old = book(ago(60_001));
    const decider = one("person", "owner");
    await expect(old.rulingOn(one("person", "member"), wish)).rejects.toEqual(unavailable);
    await expect(old.mayDecide(decider, request)).rejects.toEqual(unavailable);
    await expect(old.standings(request.quorums)).rejects.toEqual(unavailable);
    await expect(old.mayAct(decider, { action: "administer" })).rejects.toEqual(unavailable);
  });

  it("of a minute ago count, and their age is told", async () => {
    const ruling = await book(ago(60_000)).rulingOn(one("person", "member"), wish);
    expect(ruling.factsReadAt).toEqual(ago(60_000));
    expect(ruling.parts).toMatchObject([{ approvers: [{ objectId: "owner" }] }]);
    expect(await book(ago(60_000)).mayDecide(one("person", "owner"), request)).toEqual({
      permitted: true,
    });
  });
});
