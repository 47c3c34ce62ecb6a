import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { all, errorOf, namesOf, startAzure, uriOf, type Azure } from "./azure.ts";

/** Sources as in key-vault.test.ts. */
const version = "api-version=2026-04-01";
const dev = uriOf("kv-payments-dev");

let azure: Azure;
beforeAll(async () => {
  azure = await startAzure();
});
afterAll(async () => {
  await azure.stop();
});

const control = (path: string, change: object) =>
  azure.call(`${azure.sandbox.endpoints.control}/${path}`, undefined, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(change),
  });
const admin = () => azure.secrets("kv-payments-dev", "admin");

describe("a name that asks for a fault", () => {
  it("can be made and taken away by a person, and fails in between", async () => {
    const names = { "a-throttle": 429, "b-deny": 403, "c-fail-500": 500 };
    for (const [name, status] of Object.entries(names)) {
      await admin().setSecret(name, "v");
      await expect(admin().getSecret(name), name).rejects.toMatchObject({ statusCode: status });
      await expect(admin().setSecret(name, "w"), name).rejects.toMatchObject({
        statusCode: status,
      });
      await (await admin().beginDeleteSecret(name, { intervalInMs: 10 })).pollUntilDone();
      await admin().purgeDeletedSecret(name);
    }
    const left = namesOf(await all(admin().listPropertiesOfSecrets()));
    expect(left.filter((name) => name in names)).toEqual([]);
  });
  it("leaves the lists of its vault alone", async () => {
    await admin().setSecret("listed-throttle", "v");
    expect(namesOf(await all(admin().listPropertiesOfSecrets()))).toContain("listed-throttle");
  });
  it("deny says which action and which resource", async () => {
    await admin().setSecret("d-deny", "v");
    const { message } = await errorOf(
      await azure.call(`${dev}/secrets/d-deny?${version}`, "admin"),
    );
    expect(message).toContain("Action: 'Microsoft.KeyVault/vaults/secrets/getSecret/action'");
    expect(message).toContain("/vaults/kv-payments-dev/secrets/d-deny'");
  });
});

describe("throttling", () => {
  const status = async (vault: string) =>
    (await azure.call(`${uriOf(vault)}/secrets?maxresults=1&${version}`, "approver")).status;
  beforeEach(() => {
    azure.sandbox.world.clock.advance(11_000);
  });

  it("[docs service-limits] refuses the 301st creation within 10 s, and nothing else", async () => {
    const put = (at: number) =>
      azure.call(`${dev}/secrets/made-${String(at)}?${version}`, "admin", {
        method: "PUT",
        body: '{"value":"v"}',
      });
    for (let at = 0; at < 300; at += 1) expect((await put(at)).status).toBe(200);
    const refused = await put(300);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBeNull();
    expect(await errorOf(refused)).toMatchObject({
      code: "Throttled",
      message: expect.stringContaining("VaultRequestTypeLimitReached"),
    });
    expect(await status("kv-payments-dev")).toBe(200);
    azure.sandbox.world.clock.advance(10_000);
    expect((await put(300)).status).toBe(200);
  });
  it("[docs service-limits] is over for a test that has switched the limits off", async () => {
    await control("settings", { limits: false });
    for (let at = 0; at < 301; at += 1)
      expect((await admin().setSecret("often", String(at))).value).toBe(String(at));
    await control("settings", { limits: true });
    await expect(admin().setSecret("often", "v")).rejects.toMatchObject({ statusCode: 429 });
  });
});
