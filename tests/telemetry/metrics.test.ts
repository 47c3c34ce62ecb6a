import { afterAll, beforeAll, expect, it } from "vitest";
import { startStory, type Story, until } from "../access/story.ts";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { samplesIn, scrape } from "./scrape.ts";

let port: number;
let story: Story;
beforeAll(async () => {
  port = await findFreePort();
  story = await startStory({ METRICS_PORT: String(port) });
});
afterAll(() => story.stop());

const read = (): Promise<string> => scrape(port);

it("is on a port of its own, and never where people come", async () => {
  const answer = await story.vaultTab.call("/metrics");
  expect(await answer.text()).not.toContain("vault_tab_");
  const elsewhere = await fetch(`http://127.0.0.1:${port}/api/secrets`);
  expect(elsewhere.status).toBe(404);
});

const secrets = ["kv-payments-prod/adyen-api-key", "kv-payments-dev/paypal-client-secret"];

it("counts what there is and for how long, and names nothing and nobody", async () => {
  expect(await read()).toContain("\nvault_tab_grants_alarmed 0\n");
  for (const secret of secrets) {
    const reason = "The nightly payout of Contoso fails";
    await story.askOne("requester", secret, { duration: "PT1H", reason, ticket: "INC-471108" });
  }
  await story.call("requester", "listSecrets");
  await story.call("requester", "listSecrets");
  expect(
    await until(async () => (await read()).includes('vault_tab_grants{status="active"} 1\n')),
  ).toBe(true);
  expect(
    await until(async () => /vault_tab_notices\{outcome="sent"\} [1-9]/.test(await read())),
  ).toBe(true);
  const text = await read();
  expect(text).toContain('vault_tab_access_requests{status="pending"} 1\n');
  for (const grown of [
    /^vault_tab_access_requests_pending_seconds [1-9]/m,
    /^vault_tab_audit_entries [1-9]/m,
    /^vault_tab_upstream_calls_total\{service="key-vault",outcome="ok"\} [1-9]/m,
    /^vault_tab_upstream_calls_total\{service="arm",outcome="ok"\} [1-9]/m,
    /^vault_tab_upstream_calls_total\{service="graph",outcome="ok"\} [1-9]/m,
    /^vault_tab_upstream_calls_total\{service="managed-identity",outcome="ok"\} [1-9]/m,
    /^vault_tab_upstream_seconds_count\{service="entra"\} [1-9]/m,
    /^vault_tab_cache_uses_total\{cache="rights",result="hit"\} [1-9]/m,
    /^vault_tab_cache_uses_total\{cache="verified-tokens",result="miss"\} [1-9]/m,
    /^vault_tab_cache_uses_total\{cache="user-tokens",result="miss"\} [1-9]/m,
    /^vault_tab_cache_uses_total\{cache="memberships",result="miss"\} [1-9]/m,
    /^vault_tab_replies_total\{route="\/api\/secrets",status="200"\} 2/m,
    /^vault_tab_database_up 1/m,
    /^nodejs_eventloop_lag_p99_seconds /m,
  ]) {
    expect(text).toMatch(grown);
  }
  const of = (name: string) => samplesIn(text).find((one) => one.name === `vault_tab_${name}`);
  expect(of("checkpoint_seconds")?.value).toBeLessThan(900);
  const { personas, vaults, tenantId, subscriptionId } = story.vaultTab.sandbox.endpoints;
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
});
