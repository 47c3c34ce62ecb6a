import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" });
});
afterAll(() => vaultTab.stop());

const read = async (): Promise<string> => {
  const answer = await vaultTab.call("/metrics");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
  return answer.text();
};

const ask = async (vault: string, name: string, duration: string): Promise<number> => {
  const token = await vaultTab.person("requester").ssoToken();
  const answer = await fetch(`${vaultTab.product.origin}/api/access-requests`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      secrets: [{ vault, name }],
      role: "read",
      duration,
      reason: "The nightly payout of Contoso fails",
      ticket: "INC-471108",
    }),
  });
  await answer.body?.cancel();
  return answer.status;
};

it("counts what there is and for how long, and names nothing and nobody", async () => {
  expect(await read()).toContain("\nvault_tab_grants_alarmed 0\n");
  expect(await ask("kv-payments-prod", "adyen-api-key", "PT1H")).toBe(201);
  expect(await ask("kv-payments-dev", "paypal-client-secret", "PT1H")).toBe(201);
  let text = "";
  for (let tries = 0; tries < 8 && !text.includes('{status="active"} 1'); tries += 1) {
    await pause(2_000);
    text = await read();
  }
  expect(text).toContain('vault_tab_grants{status="active"} 1\n');
  expect(text).toContain('vault_tab_access_requests{status="pending"} 1\n');
  expect(text).toMatch(/^vault_tab_access_requests_pending_seconds [1-9]/m);
  expect(text).toMatch(/^vault_tab_notices\{outcome="sent"\} [1-9]/m);
  expect(text).toContain("\nprocess_resident_memory_bytes ");
  const { personas, vaults, tenantId, subscriptionId } = vaultTab.sandbox.endpoints;
  const names = [
    ...personas.flatMap(({ name, objectId, userPrincipalName }) => [
      `"${name}"`,
      objectId,
      userPrincipalName,
    ]),
    ...vaults.flatMap(({ name, resourceId }) => [name, resourceId]),
    ...[tenantId, subscriptionId, "adyen-api-key", "paypal-client-secret"],
    ...["Contoso", "471108"],
  ];
  expect(names.filter((name) => text.includes(name))).toEqual([]);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  const own = text.split("\n").filter((line) => line.startsWith("vault_tab_"));
  for (const line of own) {
    expect(line).toMatch(/^vault_tab_[a-z_]+(\{(status|outcome)="[a-z-]+"\})? [\d.e-]+$/);
  }
});
