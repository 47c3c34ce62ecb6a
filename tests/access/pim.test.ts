import { setTimeout as pause } from "node:timers/promises";
import { Grant, Grants, Problem, SentRequests } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" }, { GRANTS_BY: "pim", SHORTEST_GRANT: "PT5M" });
});
afterAll(() => vaultTab.stop());

const post = async (who: string, path: string, body: object) =>
  fetch(`${vaultTab.product.origin}${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await vaultTab.person(who).ssoToken()}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
const read = async (name: string): Promise<number> => {
  const token = await vaultTab.person("requester").azureToken("https://vault.azure.net");
  const address = `https://kv-payments-dev.vault.azure.net/secrets/${name}?api-version=7.5`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  await answer.body?.cancel();
  return answer.status;
};
const mine = async () => {
  const answer = await vaultTab.call("/api/grants", vaultTab.person("requester"));
  return Grants.parse(await answer.json()).items;
};
const until = async (wanted: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await wanted()) return;
    await pause(100);
  }
  throw new Error("It never came to that.");
};
const ask = async (name: string, duration: string) => {
  const answer = await post("requester", "/api/access-requests", {
    secrets: [{ vault: "kv-payments-dev", name }],
    role: "read",
    duration,
    reason: "The nightly payout fails",
  });
  expect(answer.status).toBe(201);
  const [request] = SentRequests.parse(await answer.json()).items;
  await until(async () =>
    (await mine()).some(
      ({ requestId, status }) => requestId === request?.id && status === "active",
    ),
  );
  return (await mine()).find(({ requestId }) => requestId === request?.id)?.id;
};

describe("access by PIM", () => {
  it("is not given for less than five minutes", async () => {
    const answer = await post("requester", "/api/access-requests", {
      secrets: [{ vault: "kv-payments-dev", name: "adyen-api-key" }],
      role: "read",
      duration: "PT4M",
      reason: "Too short",
    });
    expect([answer.status, Problem.parse(await answer.json()).code]).toEqual([
      400,
      "invalid_input",
    ]);
  });

  it("is not taken away in its first five minutes, in words, and then is", async () => {
    const id = await ask("adyen-api-key", "PT10M");
    expect(await read("adyen-api-key")).toBe(200);
    const early = await post("requester", `/api/grants/${id}/return`, {});
    const problem = Problem.parse(await early.json());
    expect([early.status, problem.code]).toEqual([409, "state_changed"]);
    expect(problem.detail).toContain("first 5 minutes");
    expect(await read("adyen-api-key")).toBe(200);
    await vaultTab.control("clock", { advance: "PT5M" });
    const later = await post("requester", `/api/grants/${id}/return`, {});
    expect([later.status, Grant.parse(await later.json()).status]).toEqual([200, "ending"]);
    await until(async () => (await mine()).every(({ status }) => status === "ended"));
    expect(await read("adyen-api-key")).toBe(403);
  });

  it("is ended by Azure itself while the service is gone", async () => {
    await ask("adyen-api-key", "PT10M");
    expect(await read("adyen-api-key")).toBe(200);
    process.kill(-vaultTab.product.pid, "SIGKILL");
    await vaultTab.control("clock", { advance: "PT11M" });
    expect(await read("adyen-api-key")).toBe(403);
  });
});
