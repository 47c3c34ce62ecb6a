import { afterAll, beforeAll, expect, it } from "vitest";
import { eventGridToken } from "../world/event-grid-token.ts";
import { startPostgres } from "../world/postgres.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
let stopDatabase: () => Promise<void>;
beforeAll(async () => {
  const postgres = await startPostgres();
  stopDatabase = postgres.stop;
  vaultTab = await startVaultTab(
    { seed: "small" },
    { DATABASE_URL: await postgres.createDatabase() },
  );
});
afterAll(() => vaultTab.stop());

it("an event that can't be kept is answered so that Event Grid sends it again", async () => {
  const { endpoints } = vaultTab.sandbox;
  const [vault] = endpoints.vaults;
  const authorization = `Bearer ${await eventGridToken(vaultTab)}`;
  const send = () =>
    fetch(`${vaultTab.product.origin}/events/key-vault`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify([
        {
          id: "1",
          topic: vault?.resourceId,
          eventType: "Microsoft.KeyVault.SecretNearExpiry",
          data: { Id: `https://${vault?.name}.vault.azure.net/secrets/adyen-api-key/0123` },
        },
      ]),
    });
  expect((await send()).status).toBe(200);
  await stopDatabase();
  const answer = await send();
  expect([answer.status, await answer.json()]).toMatchObject([
    503,
    { code: "upstream_unavailable" },
  ]);
}, 60_000);
