import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { AuditPage, AuditStanding, SentRequests } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

const FORMULA = "=HYPERLINK(1) the payout fails";

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" });
  const asked = await post("requester", "/api/access-requests", {
    secrets: [{ vault: "kv-payments-prod", name: "adyen-api-key" }],
    role: "read",
    duration: "PT1H",
    reason: FORMULA,
    ticket: "INC-4711",
  });
  const id = SentRequests.parse(await asked.json()).items[0]?.id ?? "";
  const own = { decision: "approve", version: 1 };
  expect((await post("requester", `/api/access-requests/${id}/decisions`, own)).status).toBe(403);
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

/** As somebody does who has the file and not the service. */
const verify = async (name: string, text: string) => {
  const file = join(vaultTab.folder, name);
  writeFileSync(file, text);
  return promisify(execFile)(process.execPath, ["scripts/audit-verify.ts", file], {
    cwd: root,
  }).then(
    ({ stdout }) => stdout,
    (failure: unknown) => String(Reflect.get(Object(failure), "stdout")),
  );
};

describe("checking the log", () => {
  it.each(["requester", "approver"])(
    "is not for %s, and that they tried is written",
    async (who) => {
      expect((await get(who, "/api/audit/verification")).status).toBe(403);
      expect((await get(who, "/api/audit/checkpoint")).status).toBe(403);
      expect((await post(who, "/api/audit/verification")).status).toBe(403);
      const refused = await entries(
        "auditor",
        `?type=operation-refused&actor=${vaultTab.person(who).objectId}`,
      );
      expect(refused.items[0]?.data).toMatchObject({
        operation: "/api/audit/verification",
        code: "not_allowed",
      });
    },
  );

  it("goes on while it is answered, and tells how far the log is intact", async () => {
    const started = AuditStanding.parse(
      await (await post("auditor", "/api/audit/verification")).json(),
    );
    expect(started.entries).toBeGreaterThan(3);
    const standing = async () =>
      AuditStanding.parse(await (await get("admin", "/api/audit/verification")).json());
    let now = await standing();
    for (let tries = 0; now.running && tries < 50; tries += 1) {
      await pause(100);
      now = await standing();
    }
    expect(now.running).toBe(false);
    expect(now.last?.wrong).toBeUndefined();
    expect(now.last?.intactTo).toBeGreaterThanOrEqual(started.entries);
    const [entry] = (await entries("auditor", "?type=audit-verified")).items;
    expect(entry?.actor.id).toBe(vaultTab.person("auditor").objectId);
  });
});

describe("pages of the log", () => {
  it("follow each other without a gap, chained by their hashes", async () => {
    const first = await entries("auditor", "?limit=3");
    const second = await entries("auditor", `?limit=3&cursor=${first.nextCursor}`);
    const both = [...first.items, ...second.items];
    expect(both).toHaveLength(6);
    for (const [index, entry] of both.slice(1).entries()) {
      expect(both[index]?.sequence).toBe(entry.sequence + 1);
      expect(both[index]?.previous).toBe(entry.hash);
    }
  });

  it("refuse a cursor and a filter that are none", async () => {
    for (const query of ["?cursor=x", "?limit=0", "?from=yesterday", "?owner=me"]) {
      const answer = await get("auditor", `/api/audit${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
    }
  });
});

describe("an export", () => {
  it("of one's own has of others' entries only their hashes, and verifies", async () => {
    const answer = await get("requester", "/api/audit/export");
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="vault-tab-log-/,
    );
    const text = await answer.text();
    const { objectId } = vaultTab.person("requester");
    const lines = text.trimEnd().split("\n").slice(1);
    const open = lines.filter((line) => line.includes('"body"'));
    expect(open.length).toBeGreaterThan(1);
    expect(open.length).toBeLessThan(lines.length);
    for (const line of open) expect(line).toContain(objectId);
    expect(text).not.toContain("service-started");
    expect(await verify("own.jsonl", text)).toContain(`Intact: ${lines.length} entries`);
  });

  it("is found wrong once a byte of it is another", async () => {
    const text = await (await get("auditor", "/api/audit/export?format=jsonl")).text();
    expect(await verify("all.jsonl", text)).toContain("Intact: ");
    expect(await verify("changed.jsonl", text.replace("Requester", "Somebody1"))).toContain(
      "WRONG at entry",
    );
  });

  it("is an entry of whoever made it, with what was asked for", async () => {
    await (await get("auditor", "/api/audit/export?format=csv&vault=kv-platform")).text();
    const [entry] = (await entries("auditor", "?type=audit-exported")).items;
    expect(entry?.actor.id).toBe(vaultTab.person("auditor").objectId);
    expect(entry?.data).toMatchObject({ format: "csv", filter: { vault: "kv-platform" } });
  });

  it("as a table runs nothing in a spreadsheet", async () => {
    const answer = await get("auditor", "/api/audit/export?format=csv");
    expect(answer.headers.get("content-type")).toContain("text/csv");
    const text = await answer.text();
    expect(text).toContain(FORMULA);
    expect(text).not.toMatch(/(^|,|\n)"?[=+@-]/);
  });
});
