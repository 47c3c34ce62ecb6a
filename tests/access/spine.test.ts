import { setTimeout as pause } from "node:timers/promises";
import { AccessRequest, Grants, SentRequests } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" });
});
afterAll(() => vaultTab.stop());

const post = async (who: string, path: string, body: object) => {
  const token = await vaultTab.person(who).ssoToken();
  return fetch(`${vaultTab.product.origin}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
};
const uri = "https://kv-payments-prod.vault.azure.net/secrets";
/** A direct read of a value by this person: only its status is looked at. */
const read = async (who: string, name: string) => {
  const token = await vaultTab.person(who).azureToken("https://vault.azure.net");
  const answer = await fetch(`${uri}/${name}?api-version=7.5`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.body?.cancel();
  return answer.status;
};
const until = async (wanted: () => Promise<boolean>, seconds = 10) => {
  for (let tries = 0; tries < seconds * 10; tries += 1) {
    if (await wanted()) return true;
    await pause(100);
  }
  return false;
};

describe("time-boxed access", () => {
  it("lets the requester in for the time and no longer", async () => {
    const name = "adyen-api-key";
    expect(await read("requester", name)).toBe(403);
    const asked = await post("requester", "/api/access-requests", {
      secrets: [{ vault: "kv-payments-prod", name }],
      role: "read",
      duration: "PT8S",
      reason: "The nightly payout fails",
      ticket: "INC-4711",
    });
    const text = await asked.text();
    expect([asked.status, text]).toEqual([201, expect.any(String)]);
    const [request] = SentRequests.parse(JSON.parse(text)).items;
    expect(request?.status).toBe("pending");
    const decided = await post("approver", `/api/access-requests/${request?.id}/decisions`, {
      decision: "approve",
      version: 1,
    });
    const decidedText = await decided.text();
    expect([decided.status, decidedText]).toEqual([200, expect.any(String)]);
    expect(AccessRequest.parse(JSON.parse(decidedText)).status).toBe("approved");
    expect(await until(async () => (await read("requester", name)) === 200)).toBe(true);
    expect(await read("requester", "stripe-webhook-secret")).not.toBe(200);
    expect(await until(async () => (await read("requester", name)) === 403, 20)).toBe(true);
    const mine = await vaultTab.call("/api/grants", vaultTab.person("requester"));
    expect(
      await until(async () => {
        const grants = Grants.parse(
          await (await vaultTab.call("/api/grants", vaultTab.person("requester"))).json(),
        );
        return grants.items[0]?.status === "ended" && grants.items[0].because === "expired";
      }),
    ).toBe(true);
    expect(mine.status).toBe(200);
  });
});
