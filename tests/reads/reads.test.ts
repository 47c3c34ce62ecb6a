import { AuditPage, Grants, type Read, Reads, SecretReads } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStory, type Story, until } from "../access/story.ts";

const secret = "kv-payments-dev/adyen-api-key";
let story: Story;
beforeAll(async () => {
  story = await startStory({ LOGS_SECONDS: "1" });
  await story.vaultTab.control("logs", { delaySeconds: 1, spreadSeconds: 1 });
});
afterAll(() => story.stop());

const readsOf = async (who: string, query = ""): Promise<Reads> =>
  Reads.parse(JSON.parse((await story.call(who, "listReads", { query })).text));
const idOf = (who: string): string => story.vaultTab.person(who).objectId;

/** Waits until the log has brought it. */
const arrived = async (who: string, query: string): Promise<readonly Read[]> => {
  let found: readonly Read[] = [];
  await until(async () => (found = (await readsOf(who, query)).items).length > 0);
  return found;
};

describe("reads that Key Vault logged", () => {
  it("one without a grant stands out, to auditors and to whoever read, and to nobody else", async () => {
    expect(await story.read("approver", secret)).toBe(200);
    const [read] = await arrived("auditor", "?basis=unexplained");
    expect(read).toMatchObject({
      vault: "kv-payments-dev",
      name: "adyen-api-key",
      basis: "unexplained",
      because: "no-grant",
      reader: { objectId: idOf("approver"), kind: "person" },
    });
    expect((await readsOf("approver")).items).toEqual([read]);
    for (const who of ["requester", "outsider", "guest"]) {
      expect((await readsOf(who)).items).toEqual([]);
      expect((await readsOf(who, `?reader=${idOf("approver")}`)).items).toEqual([]);
    }
    const log = await story.call("auditor", "listAuditEntries", {
      query: "?type=unexplained-read",
    });
    const { items } = AuditPage.parse(JSON.parse(log.text));
    expect(items).toMatchObject([
      { actor: { id: idOf("approver") }, data: { read: read?.id, because: "no-grant" } },
    ]);
    expect(JSON.stringify(items)).not.toContain("api-version");
  });

  it("one by a grant is joined to it, and the grant says that it was used", async () => {
    const request = await story.askOne("requester", secret, { duration: "PT1H" });
    expect(await story.isGrant(request, "active")).toBe(true);
    const grant = await story.grantOf(request);
    expect(grant?.used).toBeUndefined();
    expect(await story.read("requester", secret)).toBe(200);
    const [read] = await arrived("auditor", "?basis=grant");
    expect(read).toMatchObject({ grant: grant?.id, reader: { objectId: idOf("requester") } });
    const id = grant?.id ?? "";
    const toldTo = async (who: string) =>
      (await story.call(who, "listGrantReads", { params: { id } })).status;
    expect(await Promise.all(["requester", "approver", "admin", "auditor"].map(toldTo))).toEqual([
      200, 200, 200, 200,
    ]);
    expect(await Promise.all(["outsider", "guest"].map(toldTo))).toEqual([404, 404]);
    const returned = await story.call("requester", "returnGrant", { params: { id } });
    expect(JSON.parse(returned.text)).toMatchObject({ used: { reads: 1, lastAt: read?.at } });
    const { text } = await story.call("admin", "listGrants", { query: "?view=all" });
    expect(Grants.parse(JSON.parse(text)).items.map(({ used }) => used?.reads)).toEqual([1]);
  });
});

describe("a secret", () => {
  it("says how many know what it holds, and names people only to whom they concern", async () => {
    const params = { vault: "kv-payments-dev", name: "adyen-api-key" };
    const of = async (who: string) =>
      SecretReads.parse(JSON.parse((await story.call(who, "getSecretReads", { params })).text));
    const forAuditor = await of("admin");
    expect(forAuditor.sinceRotation).toMatchObject({ people: 2, reads: 2 });
    expect(forAuditor.consumers.map(({ reader }) => reader.objectId).sort()).toEqual(
      [idOf("approver"), idOf("requester")].sort(),
    );
    const forOther = await of("second-approver");
    expect(forOther).toMatchObject({ consumers: [], unnamed: 2, sinceRotation: { people: 2 } });
    const refused = await story.call("outsider", "getSecretReads", { params });
    expect(refused.code).toBe("not_found");
  });
});

describe("the log", () => {
  it("is read from the older table too", async () => {
    expect(await story.read("one-secret-only", "kv-platform/deploy-bot-token")).toBe(200);
    const [read] = await arrived("auditor", "?vault=kv-platform");
    expect(read).toMatchObject({
      name: "deploy-bot-token",
      reader: { objectId: idOf("one-secret-only"), kind: "person" },
    });
  });

  it("that fails is told, and nothing is lost by it", async () => {
    const before = (await readsOf("auditor")).items.length;
    await story.vaultTab.control("faults", {
      add: { service: "logs", effect: "throttle", times: 4 },
    });
    expect(await story.read("approver", secret)).toBe(200);
    expect(await until(async () => (await readsOf("auditor")).log.trouble !== undefined)).toBe(
      true,
    );
    expect(await until(async () => (await readsOf("auditor")).items.length === before + 1)).toBe(
      true,
    );
    expect(await until(async () => (await readsOf("auditor")).log.trouble === undefined)).toBe(
      true,
    );
  });

  it("that is silent proves nothing: it is complete to what our own line has proven, and no further", async () => {
    const heard = async () => (await readsOf("auditor")).log;
    expect((await heard()).completeTo).toBeUndefined();
    await story.vaultTab.control("clock", { advance: "PT11M" });
    expect(await until(async () => (await heard()).completeTo !== undefined)).toBe(true);
    await story.vaultTab.control("logs", { silent: true });
    await story.vaultTab.control("clock", { advance: "PT40M" });
    const { askedAt } = await heard();
    expect(await until(async () => (await heard()).askedAt !== askedAt)).toBe(true);
    const { completeTo, askedAt: later, silent } = await heard();
    const lag = Date.parse(later ?? "") - Date.parse(completeTo ?? "");
    expect(lag).toBeGreaterThan(39 * 60_000);
    // It logs nowhere: of it nothing is ever known.
    expect(silent).toEqual(["kv-legacy"]);
  });
});
