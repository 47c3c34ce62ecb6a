import { Problem, Ruling, type RulingQuestion, Rules } from "@vault-tab/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" });
});
afterAll(() => vaultTab.stop());
afterEach(() => vaultTab.control("faults", { clear: true }));

const post = async (key: string, question: Partial<RulingQuestion>): Promise<Response> =>
  fetch(`${vaultTab.product.origin}/api/rulings`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await vaultTab.person(key).ssoToken()}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ action: "request-access", ...question }),
  });
const ask = async (key: string, question: Partial<RulingQuestion>): Promise<Ruling> => {
  const answer = await post(key, question);
  expect([answer.status, answer.ok ? "" : await answer.text()]).toEqual([200, ""]);
  return Ruling.parse(await answer.json());
};
const problem = async (answer: Promise<Response>) => {
  const { status, code } = Problem.parse(await (await answer).json());
  return { status, code };
};
const dev = { vault: "kv-payments-dev", name: "billing-db-password" };
const prod = { vault: "kv-payments-prod", name: "adyen-api-key" };

describe("what one may not know", () => {
  it("a secret that one may not list and one that does not exist are answered alike", async () => {
    const there = { vault: "kv-platform", name: "deploy-bot-token" };
    const nowhere = { vault: "kv-platform", name: "no-such-secret" };
    const noVault = { vault: "kv-no-such-vault", name: "no-such-secret" };
    const { parts, refused } = await ask("requester", { secrets: [there, nowhere, noVault] });
    expect(parts).toEqual([]);
    expect(refused.map(({ secret }) => secret)).toEqual([there, nowhere, noVault]);
    expect(new Set(refused.map(({ reason, rule }) => `${reason} ${rule?.id}`)).size).toBe(1);
  });

  it("a vault that one may neither see nor ask for, neither", async () => {
    const secrets = [{ vault: "kv-legacy" }, { vault: "kv-no-such-vault" }];
    const { refused } = await ask("outsider", { role: "see", secrets });
    expect(new Set(refused.map(({ reason, rule }) => `${reason} ${rule?.id}`)).size).toBe(1);
  });

  it("what the rules say to somebody else, unless as admin or auditor", async () => {
    const principal = vaultTab.person("requester").objectId;
    expect(await problem(post("approver", { principal, secrets: [dev] }))).toEqual({
      status: 403,
      code: "not_allowed",
    });
    const { parts } = await ask("admin", { principal, secrets: [dev] });
    expect(parts).toMatchObject([{ approvals: 0 }]);
  });
});

describe("a ruling", () => {
  it("says how long, after whose approval, with which ticket", async () => {
    const { parts } = await ask("requester", {
      secrets: [prod],
      duration: "PT1H",
      ticket: "INC-1",
    });
    expect(parts).toMatchObject([
      {
        ...{ longest: "PT4H", approvals: 1, ticket: { pattern: "^INC-\\d+$" } },
        approvers: [{ name: "Approver" }, { name: "Second approver" }],
        rules: [{ id: "payments-prod-members", file: "rules/payments.cedar" }],
      },
    ]);
    expect(parts[0]).not.toHaveProperty("because");
  });

  it("says in words why it can't be sent as it is", async () => {
    const { parts } = await ask("requester", { secrets: [prod], duration: "PT5H" });
    expect(parts[0]?.because).toBe(
      "Allowed for up to 4 hours. This takes a ticket that looks like ^INC-\\d+$.",
    );
  });

  it("to see a vault that one can't list yet", async () => {
    const { parts } = await ask("requester", { role: "see", secrets: [{ vault: "kv-platform" }] });
    expect(parts).toMatchObject([{ secrets: [{ vault: "kv-platform" }], approvals: 2 }]);
  });

  it("says before it is sent that nobody could decide", async () => {
    const secrets = [{ vault: "kv-platform", name: "deploy-bot-token" }];
    const { parts } = await ask("approver", { secrets });
    expect(parts).toMatchObject([{ approvers: [{ name: "Second approver" }], fallback: true }]);
    expect(parts[0]?.because).toContain("could decide");
  });

  it("of kv-legacy is a refusal in the words of its rule", async () => {
    const secrets = [{ vault: "kv-legacy" }];
    const { refused } = await ask("approver", { role: "see", secrets });
    expect(refused).toMatchObject([
      { rule: { id: "access-policies-refused" }, reason: /access policies/ },
    ]);
  });

  it("on a broken glass names those who are told", async () => {
    const { parts } = await ask("requester", { action: "break-glass", secrets: [prod] });
    expect(parts).toMatchObject([
      { longest: "PT1H", approvals: 0, minimumReason: 20, approvers: [{}, {}] },
    ]);
  });
});

describe("what is no question", () => {
  it.each([
    ["a secret without a name", { secrets: [{ vault: "kv-payments-dev" }] }],
    ["a vault with a name", { role: "see" as const, secrets: [dev] }],
    ["a key, which has no value", { secrets: [{ ...dev, kind: "key" as const }] }],
    ["no secret", { secrets: [] }],
    ["a month", { secrets: [dev], duration: "P1M" }],
  ])("%s", async (_what, question) => {
    expect(await problem(post("requester", question))).toEqual({
      status: 400,
      code: "invalid_input",
    });
  });
});

describe("when Graph does not answer", () => {
  it("nothing is allowed, and it is said why", async () => {
    const add = { service: "graph", match: "users", effect: "fail-500" };
    await vaultTab.control("faults", { add });
    // Of whom nothing has been read in the last minute.
    expect(await problem(post("crypto-only", { secrets: [dev] }))).toEqual({
      status: 503,
      code: "upstream_unavailable",
    });
  });
});

describe("the rules", () => {
  it("are shown to everybody, in words, with their place and hash", async () => {
    const answer = await vaultTab.call("/api/rules", vaultTab.person("outsider"));
    const { items, hash, lastError } = Rules.parse(await answer.json());
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(lastError).toBeUndefined();
    expect(items.find(({ id }) => id === "payments-prod-members")).toMatchObject({
      matches: "members of Payments ask for access to kv-payments-prod",
      effect: "permit",
      file: "rules/payments.cedar",
    });
  });
});
