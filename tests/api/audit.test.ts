import { AuditPage, SentRequests } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
let request: string;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" });
  const asked = await post("requester", "/api/access-requests", {
    secrets: [{ vault: "kv-payments-prod", name: "adyen-api-key" }],
    role: "read",
    duration: "PT1H",
    reason: "The nightly payout fails",
    ticket: "INC-4711",
  });
  request = SentRequests.parse(await asked.json()).items[0]?.id ?? "";
});
afterAll(() => vaultTab.stop());

const post = async (who: string, path: string, body: object = {}) => {
  const token = await vaultTab.person(who).ssoToken();
  return fetch(`${vaultTab.product.origin}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
};
const get = (who: string, path: string) => vaultTab.call(path, vaultTab.person(who));
const entries = async (who: string, query = "") =>
  AuditPage.parse(await (await get(who, `/api/audit${query}`)).json());
const typesOf = ({ items }: AuditPage) => items.map(({ type }) => type);

describe("the log", () => {
  it("is of nobody without a token", async () => {
    expect((await vaultTab.call("/api/audit")).status).toBe(401);
  });

  it.each(["approver", "outsider"])("has nothing of another person's for %s", async (who) => {
    expect(await entries(who, `?request=${request}`)).toMatchObject({ items: [], total: 0 });
    const other = vaultTab.person("requester").objectId;
    expect(await entries(who, `?person=${other}`)).toMatchObject({ items: [], total: 0 });
    expect(await entries(who, "?q=payout")).toMatchObject({ items: [], total: 0 });
  });

  it("has for everybody what they did themselves", async () => {
    const mine = await entries("requester");
    expect(typesOf(mine)).toContain("access-requested");
    const { objectId } = vaultTab.person("requester");
    for (const { actor, data } of mine.items) {
      expect([actor.id, data["requester"], data["holder"]]).toContain(objectId);
    }
  });

  it.each(["admin", "auditor"])("is whole for %s", async (who) => {
    const all = await entries(who, "?limit=200");
    expect(typesOf(all)).toEqual(expect.arrayContaining(["service-started", "rules-loaded"]));
    expect(typesOf(await entries(who, `?request=${request}`))).toContain("access-requested");
  });
});
