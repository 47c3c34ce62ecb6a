import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { keyRotation, objectsOf, type VaultObjects } from "./vault-objects.ts";
import { type RotationStory, startRotations } from "./world.ts";

const KEY = "card-token-kek";
const OTHER = "ledger-signing";

let story: RotationStory;
let objects: VaultObjects;
beforeAll(async () => {
  story = await startRotations({ LOGS_SECONDS: "1" });
  await story.vaultTab.control("logs", { delaySeconds: 1, spreadSeconds: 1 });
  objects = objectsOf(story, "key");
});
afterEach(() => story.calm());
afterAll(() => story.stop());

const versionsOf = (name: string) => objects.versions(name);
const enabledOf = async (name: string) =>
  (await versionsOf(name)).slice(-2).map(({ enabled }) => enabled);
const pass = (by: string) => story.vaultTab.control("clock", { advance: by });
const rotateByHand = async (who: string, name: string): Promise<void> => {
  expect((await objects.ask(who, "POST", `keys/${name}/rotate`)).status).toBe(200);
};
/** Time goes on in steps in which lines of the log arrive, and come to prove something. */
const passing = async (step: string, wanted: () => Promise<boolean>): Promise<boolean> => {
  for (let steps = 0; steps < 6; steps += 1) {
    if (await until(wanted, 4)) return true;
    await pass(step);
  }
  return wanted();
};

describe("refused before anything happened", () => {
  it("to whoever lacks the right in Azure, which is named", async () => {
    await objects.setPlan(KEY);
    const before = await versionsOf(KEY);
    const { status, code, text } = await objects.rotate("second-approver", KEY);
    expect([status, code]).toEqual([403, "not_allowed"]);
    expect(text).toContain("Microsoft.KeyVault/vaults/keys/rotate/action");
    expect(await versionsOf(KEY)).toEqual(before);
    expect(await story.list("admin")).toEqual([]);
  });

  it("of a certificate’s key, which goes with its certificate", async () => {
    await objects.setPlan("checkout-dev-tls");
    const { status, text } = await objects.rotate("approver", "checkout-dev-tls");
    expect(status).toBe(403);
    expect(text).toContain("rotate the certificate behind it");
  });
});

describe("a rotation of a key", () => {
  let id = "";
  it("brings one new version that keeps the tags, and the old one still works", async () => {
    const before = await versionsOf(KEY);
    id = await objects.begin(KEY);
    expect(await story.is(id, "succeeded")).toBe(true);
    const over = await story.show("approver", id);
    const after = await versionsOf(KEY);
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({ version: over.newVersion, enabled: true });
    expect(after.at(-1)?.tags).toEqual(before.at(-1)?.tags);
    expect(over.steps.map(({ status }) => status)).toEqual(["done", "done"]);
  });

  it("leaves the old version until somebody says that it is out of use, however long nothing uses it", async () => {
    const { retirement } = await story.show("approver", id);
    expect(retirement).toMatchObject({ status: "retiring" });
    expect(retirement?.trouble).toContain("can be decrypted with it alone");
    await pass("P40D");
    expect(await until(async () => !(await enabledOf(KEY))[0], 3)).toBe(false);
    const body = { reason: "Everything was encrypted anew" };
    const said = await story.call("approver", "retireOldVersion", { params: { id }, body });
    expect(said.status).toBe(202);
    expect(await until(async () => !(await enabledOf(KEY))[0])).toBe(true);
    expect(await enabledOf(KEY)).toEqual([false, true]);
  });

  it("whose plan says so: the old one is disabled once its log is silent, and not while it is used", async () => {
    const settings = { ...keyRotation, disableOld: true };
    const change = { settings, overlap: "PT1H", quiet: "PT6H" };
    const own = await objects.begin(OTHER, change);
    expect(await story.is(own, "succeeded")).toBe(true);
    const { oldVersion = "" } = await story.show("approver", own);
    const used = await objects.ask("admin", "GET", `keys/${OTHER}/${oldVersion}`);
    expect(used.status).toBe(200);
    await pass("PT2H");
    const troubleOf = async () => (await story.show("approver", own)).retirement?.trouble ?? "";
    const isUsed = async () => (await troubleOf()).startsWith("Still used by 1 person.");
    expect(await passing("PT11M", isUsed)).toBe(true);
    expect(await enabledOf(OTHER)).toEqual([true, true]);
    await pass("PT6H");
    const isRetired = async () =>
      (await story.show("approver", own)).retirement?.status === "retired";
    expect(await passing("PT11M", isRetired)).toBe(true);
    expect(await enabledOf(OTHER)).toEqual([false, true]);
  }, 120_000);
});

describe("with a fault", () => {
  const rotate = `keys/${KEY}/rotate`;

  it("whose answer is lost: the log says whose the new version is", async () => {
    const before = await versionsOf(KEY);
    await objects.disturb(rotate, "lost-answer");
    const id = await objects.begin(KEY);
    const isOver = async () => (await story.show("approver", id)).status === "succeeded";
    expect(await passing("PT20S", isOver)).toBe(true);
    const after = await versionsOf(KEY);
    expect(after).toHaveLength(before.length + 1);
    expect((await story.show("approver", id)).newVersion).toBe(after.at(-1)?.version);
  }, 60_000);

  it("that never arrived, while somebody else rotates it: theirs is not taken for ours", async () => {
    const before = await versionsOf(KEY);
    await objects.disturb(rotate, "fail-500", { times: 1 });
    const id = await objects.begin(KEY);
    const isSent = async () => (await story.control()).faults.length === 0;
    expect(await until(isSent)).toBe(true);
    await rotateByHand("admin", KEY);
    const isOver = async () => (await story.show("approver", id)).status === "failed";
    expect(await passing("PT30S", isOver)).toBe(true);
    expect((await story.show("approver", id)).trouble).toContain("somebody else’s");
    expect(await versionsOf(KEY)).toHaveLength(before.length + 1);
  }, 60_000);

  it("that never arrived: failed, and the old version is in use", async () => {
    const before = await versionsOf(KEY);
    await objects.disturb(rotate, "fail-500", { times: 1 });
    const id = await objects.begin(KEY);
    const isOver = async () => (await story.show("approver", id)).status === "failed";
    expect(await passing("PT30S", isOver)).toBe(true);
    expect((await story.show("approver", id)).trouble).toContain("no new version has appeared");
    expect(await versionsOf(KEY)).toEqual(before);
  }, 60_000);

  it("while Key Vault does not log: it is said that nobody knows whose the new version is", async () => {
    await story.vaultTab.control("logs", { silent: true });
    await objects.disturb(rotate, "lost-answer");
    const id = await objects.begin(KEY);
    const detailOf = async () =>
      (await story.show("approver", id)).steps.map(({ detail = "" }) => detail).join();
    expect(await passing("PT20S", async () => (await detailOf()).includes("log tells"))).toBe(true);
    const isOver = async () => (await story.show("approver", id)).status === "failed";
    expect(await passing("PT10M", isOver)).toBe(true);
    const over = await story.show("approver", id);
    expect(over.trouble).toContain("could not be found out who has made it");
    expect(over.newVersion).toBe((await versionsOf(KEY)).at(-1)?.version);
    await story.vaultTab.control("logs", { silent: false });
  }, 90_000);

  it("that Azure refuses: failed, with nothing written", async () => {
    const before = await versionsOf(KEY);
    await objects.disturb(rotate, "deny");
    const id = await objects.begin(KEY);
    expect(await story.is(id, "failed")).toBe(true);
    expect((await story.show("approver", id)).trouble).toContain("Azure refuses");
    expect(await versionsOf(KEY)).toEqual(before);
  });
});
