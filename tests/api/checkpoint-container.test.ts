import { join } from "node:path";
import { AuditCheckpoint } from "@vault-tab/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

const container = "https://stvaulttab.blob.core.windows.net/checkpoints";
const keeper = "c3000000-0000-4000-8000-000000000006";

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab(
    { seed: "small" },
    {
      CHECKPOINT_CONTAINER: container,
      CHECKPOINT_IDENTITY_CLIENT_ID: keeper,
      CHECKPOINT_SECONDS: "1",
    },
  );
});
afterAll(() => vaultTab.stop());

const newest = () => vaultTab.call("/api/audit/checkpoint", vaultTab.person("auditor"));

/** Straight from the container, as an auditor with a right on it would. */
async function read(path: string): Promise<string> {
  const { IDENTITY_ENDPOINT = "", IDENTITY_HEADER = "" } = vaultTab.sandbox.processEnvironment;
  const query = new URLSearchParams({ "api-version": "2019-08-01", client_id: keeper });
  query.set("resource", "https://storage.azure.com");
  const headers = { "x-identity-header": IDENTITY_HEADER };
  const answer: unknown = await (await fetch(`${IDENTITY_ENDPOINT}?${query}`, { headers })).json();
  const token = String(Reflect.get(Object(answer), "access_token"));
  const blob = await fetch(`${container}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return blob.text();
}

test("checkpoints are kept in a container that adds and never overwrites, and read from there", async () => {
  await expect.poll(async () => (await newest()).status, { timeout: 20_000 }).toBe(200);
  const told = AuditCheckpoint.parse(await (await newest()).json());
  const list = await read("?restype=container&comp=list&prefix=checkpoint-");
  const names = [...list.matchAll(/<Name>(.*?)<\/Name>/g)].map(([, name]) => name ?? "");
  const kept = await Promise.all(names.map((name) => read(join("/", name))));
  const checkpoints = kept.map((text) => AuditCheckpoint.parse(JSON.parse(text)));
  expect(checkpoints.map(({ sequence }) => sequence)).toContain(told.sequence);
  expect(checkpoints).toContainEqual(told);
});
