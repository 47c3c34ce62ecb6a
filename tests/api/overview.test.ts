import { setTimeout as pause } from "node:timers/promises";
import {
  AccessRequest,
  AccessRequests,
  Overview,
  Problem,
  SentRequests,
} from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" });
});
afterAll(() => vaultTab.stop());

const post = async (who: string, path: string, body: object): Promise<unknown> => {
  const token = await vaultTab.person(who).ssoToken();
  const answer = await fetch(`${vaultTab.product.origin}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
};
const ask = async (name: string, more: object = {}): Promise<AccessRequest> => {
  const body = {
    secrets: [{ vault: "kv-payments-prod", name }],
    role: "read",
    duration: "PT30M",
    reason: "The nightly payout fails and nobody answers",
    ticket: "INC-4711",
    ...more,
  };
  const sent = SentRequests.parse(await post("requester", "/api/access-requests", body));
  return AccessRequest.parse(sent.items[0]);
};
const decide = ({ id, version }: AccessRequest, decision: string) =>
  post("approver", `/api/access-requests/${id}/decisions`, {
    decision,
    version,
    comment: "By the test",
  });
const overview = async (who = "admin"): Promise<Overview> =>
  Overview.parse(await (await vaultTab.call("/api/overview", vaultTab.person(who))).json());

const toSignOff = (who: string) =>
  vaultTab.call("/api/access-requests?view=to-sign-off", vaultTab.person(who));

describe("the overview is refused", () => {
  it("without a token", async () => {
    expect((await vaultTab.call("/api/overview")).status).toBe(401);
  });

  for (const who of ["requester", "approver", "outsider", "guest"]) {
    it(`to the ${who}`, async () => {
      const answer = await vaultTab.call("/api/overview", vaultTab.person(who));
      expect(answer.status).toBe(403);
      expect(Problem.parse(await answer.json()).code).toBe("not_allowed");
    });
  }

  it("with what is to be signed off, to everybody else", async () => {
    for (const who of ["requester", "approver", "outsider"]) {
      const answer = await toSignOff(who);
      expect(answer.status, who).toBe(403);
    }
  });

  it("with a query that it does not know", async () => {
    const answer = await vaultTab.call("/api/overview?since=2020-01-01", vaultTab.person("admin"));
    expect(answer.status).toBe(400);
  });
});

describe("the overview", () => {
  it("is all zeros at first, with the quota as Azure says it", async () => {
    const figures = await overview("auditor");
    expect(figures).toMatchObject({ alarms: 0, toSignOff: 0, activeGrants: 0, pendingRequests: 0 });
    expect(figures.days).toHaveLength(30);
    expect(figures.medianMinutesToDecision).toBeUndefined();
    expect(figures.grantsByVault).toEqual([]);
    const { used = 0, limit = 0 } = figures.roleAssignments ?? {};
    expect(used).toBeGreaterThan(5);
    expect(limit).toBeGreaterThan(used);
  });

  it("counts what was asked, decided, opened and is to be signed off", async () => {
    await decide(await ask("adyen-api-key"), "approve");
    await decide(await ask("stripe-webhook-secret"), "decline");
    await ask("stripe-webhook-secret");
    await ask("paypal-client-secret", { breakGlass: true });
    for (let tries = 0; tries < 100 && (await overview()).activeGrants < 2; tries += 1) {
      await pause(100);
    }
    const { items } = AccessRequests.parse(await (await toSignOff("auditor")).json());
    expect(items.map(({ breakGlass }) => breakGlass)).toEqual([true]);
    const figures = await overview();
    expect(figures).toMatchObject({ toSignOff: 1, activeGrants: 2, pendingRequests: 1, alarms: 0 });
    expect(figures.days.at(-1)).toMatchObject({ requested: 4, approved: 2, declined: 1 });
    expect(figures.days.slice(0, -1).every(({ requested }) => requested === 0)).toBe(true);
    expect(figures.medianMinutesToDecision).toBeGreaterThan(0);
    expect(figures.medianMinutesToDecision).toBeLessThan(1);
    expect(figures.grantsByVault).toEqual([{ vault: "kv-payments-prod", count: 2 }]);
    expect(figures.busiestSecrets).toEqual([
      { vault: "kv-payments-prod", name: "adyen-api-key", count: 1 },
      { vault: "kv-payments-prod", name: "paypal-client-secret", count: 1 },
    ]);
  });
});
