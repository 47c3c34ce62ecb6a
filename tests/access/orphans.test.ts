import { randomUUID } from "node:crypto";
import { AuditPage, Overview } from "@vault-tab/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startStory, type Story, until } from "./story.ts";

const secret = "kv-payments-prod/adyen-api-key";

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.stop());

const orphans = async (): Promise<Overview["orphans"]> =>
  Overview.parse(JSON.parse((await story.call("admin", "showOverview")).text)).orphans;
const found = async (): Promise<number> => {
  const { text } = await story.call("auditor", "listAuditEntries", { query: "?type=orphan-found" });
  return AuditPage.parse(JSON.parse(text)).items.length;
};

it("what an administrator gave is no orphan, and stays", async () => {
  const other = "kv-payments-prod/paypal-client-secret";
  expect(await story.giveForGood("requester", other, randomUUID())).toBe(201);
  expect(await until(async () => (await orphans()).length > 0, 5)).toBe(false);
  expect(await story.standing(other)).toHaveLength(1);
}, 60_000);

it("a right that nobody remembers is shown with what is done about it, told once, and taken away", async () => {
  const { control } = story.vaultTab;
  const match = "vault-tab-grants DELETE management.azure.com";
  await control("faults", { add: { service: "arm", match, effect: "fail-500" } });
  const ends = "2099-01-01T00:00:00Z";
  const note = `Vault Tab request=${randomUUID()} ends=${ends}`;
  expect(await story.leaveBehind("requester", secret, note)).toBe(201);
  expect(await story.read("requester", secret)).toBe(200);

  expect(await until(async () => (await orphans())[0]?.trouble !== undefined)).toBe(true);
  const [first, ...others] = await orphans();
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    holder: { objectId: story.vaultTab.person("requester").objectId, name: "Requester" },
    ...{ vault: "kv-payments-prod", name: "adyen-api-key", role: "read" },
    trouble: expect.stringContaining("It is tried again"),
  });
  // Looked at again and again, it is the same one.
  expect(await until(async () => (await orphans())[0]?.since !== first?.since, 5)).toBe(false);
  expect(await found()).toBe(1);

  await control("faults", { clear: true });
  expect(await until(async () => (await story.standing(secret)).length === 0)).toBe(true);
  expect(await until(async () => (await orphans()).length === 0)).toBe(true);
  expect(await story.read("requester", secret)).toBe(403);
}, 90_000);
