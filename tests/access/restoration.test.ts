import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Grants, Restoration, SentRequests } from "@vault-tab/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { restoreDatabase } from "../world/restore-database.ts";
import { type Product, startProduct } from "../world/start-product.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
let restored: Product;

beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" });
  await vaultTab.product.stop();
  const { folder } = vaultTab;
  restoreDatabase(join(folder, "data"), join(folder, "restored"));
  restored = await startProduct(vaultTab.sandbox, join(folder, "restored.log"), {
    DATA_FOLDER: join(folder, "restored"),
  });
}, 90_000);
afterAll(async () => {
  await restored.stop();
  await vaultTab.stop();
});

const post = async (who: string, path: string, body: object): Promise<Response> =>
  fetch(`${restored.origin}${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await vaultTab.person(who).ssoToken()}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });

/** How a grant of a development secret, which takes nobody's approval, turns out. */
const outcome = async (): Promise<{ status: string; trouble?: string | undefined }> => {
  const answer = await post("requester", "/api/access-requests", {
    secrets: [{ vault: "kv-payments-dev", name: "adyen-api-key" }],
    role: "read",
    duration: "PT1H",
    reason: "The nightly payout fails",
  });
  const [request] = SentRequests.parse(await answer.json()).items;
  for (let tries = 0; tries < 100; tries += 1) {
    const list = await vaultTab.call("/api/grants", vaultTab.person("requester"));
    const grants = Grants.parse(await list.json()).items;
    const grant = grants.find(({ requestId }) => requestId === request?.id);
    if (grant && grant.status !== "scheduled" && grant.status !== "provisioning") return grant;
    await pause(100);
  }
  throw new Error("It never came to an end.");
};

const seenBy = async (who: string): Promise<Restoration["open"]> => {
  const answer = await vaultTab.call("/api/restoration", vaultTab.person(who));
  return Restoration.parse(await answer.json()).open;
};

it("after a restore nothing is opened until an admin, and nobody else, has looked", async () => {
  const seen = await seenBy("requester");
  expect(seen?.actions).toEqual([
    { name: "confirm", allowed: false, reason: "This is for admins." },
  ]);
  expect(Date.parse(seen?.backupOf ?? "")).toBeLessThan(Date.parse(seen?.restoredAt ?? ""));
  expect((await seenBy("admin"))?.actions).toEqual([{ name: "confirm", allowed: true }]);
  const before = await outcome();
  expect(before.status).toBe("failed");
  expect(before.trouble).toContain("restored");
  const path = "/api/restoration/acknowledgement";
  for (const who of ["requester", "approver", "auditor"]) {
    expect([who, (await post(who, path, {})).status]).toEqual([who, 403]);
  }
  expect((await outcome()).status).toBe("failed");
  expect((await post("admin", path, {})).status).toBe(200);
  expect((await post("admin", path, {})).status).toBe(409);
  expect(await seenBy("requester")).toBeUndefined();
  expect((await outcome()).status).toBe("active");
});
