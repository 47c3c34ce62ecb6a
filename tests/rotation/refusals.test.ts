import { AuditPage } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agentClient, callOf, tokensOf } from "../access/cast.ts";
import { type RotationStory, SECRET, startRotations } from "./world.ts";

const needed = "Microsoft.KeyVault/vaults/secrets/setSecret/action";
let story: RotationStory;
let before: number;
beforeAll(async () => {
  story = await startRotations({ AGENT_CLIENT_IDS: agentClient });
  before = (await story.versions(SECRET)).length;
});
afterAll(() => story.stop());

const nothingHappened = async (): Promise<void> => {
  expect(await story.versions(SECRET)).toHaveLength(before);
  expect(await story.list("admin")).toEqual([]);
};

describe("a plan", () => {
  it.each([
    [
      "without the word that no outside system has to learn it",
      { noOutsideSystem: false },
      "settings.noOutsideSystem",
    ],
    ["by a rotator for certificates", { rotator: "certificate-renewal" }, "settings.rotator"],
  ])("%s is refused", async (_what, settings, field) => {
    const recipe = { form: "uuid" };
    const generated = { rotator: "generated", recipe, noOutsideSystem: true };
    const wish = "rotator" in settings ? settings : { ...generated, ...settings };
    const refused = await story.setPlan("approver", SECRET, 0, { settings: wish });
    expect([refused.status, refused.code]).toEqual([400, "invalid_input"]);
    expect(refused.text).toContain(field);
    expect((await story.planning("approver", SECRET)).plan).toBeUndefined();
  });

  it("is what a rotation needs first", async () => {
    expect((await story.rotate("approver", SECRET)).code).toBe("plan_missing");
    await nothingHappened();
  });

  it("of two who have seen the same, one is set and the other told", async () => {
    expect((await story.setPlan("approver", SECRET)).status).toBe(200);
    const both = await Promise.all(
      ["approver", "second-approver"].map((who) => story.setPlan(who, SECRET, 1)),
    );
    expect(both.map(({ status, code }) => code ?? status).toSorted()).toEqual([
      200,
      "state_changed",
    ]);
    expect((await story.planning("approver", SECRET)).plan?.version).toBe(2);
    expect((await story.setPlan("approver", SECRET, 0)).code).toBe("state_changed");
  });

  it("of whoever may not rotate in Azure waits for somebody who may", async () => {
    const { version = 0 } = (await story.planning("approver", SECRET)).plan ?? {};
    expect((await story.setPlan("second-approver", SECRET, version)).status).toBe(200);
    expect((await story.planning("second-approver", SECRET)).plan?.approval).toBeUndefined();
    const [vault = "", name = ""] = SECRET.split("/");
    const approve = (who: string, seen: number) =>
      story.call(who, "approveRotationPlan", { params: { vault, name }, body: { version: seen } });
    const refused = await approve("second-approver", version + 1);
    expect(refused.code).toBe("not_allowed");
    expect(refused.text).toContain(needed);
    expect((await approve("approver", version)).code).toBe("state_changed");
    expect((await approve("approver", version + 1)).status).toBe(200);
    const { approval } = (await story.planning("approver", SECRET)).plan ?? {};
    expect(approval?.by.name).toBe("Approver");
  });
});

describe("before anything has happened", () => {
  it("whom the rules let and Azure does not is refused, and told which right is missing", async () => {
    const refused = await story.rotate("second-approver", SECRET);
    expect([refused.status, refused.code]).toEqual([403, "not_allowed"]);
    expect(refused.text).toContain(needed);
    const { actions } = await story.planning("second-approver", SECRET);
    const rotate = actions.find(({ name }) => name === "rotate");
    expect(rotate).toMatchObject({ allowed: false, reason: expect.stringContaining(needed) });
    await nothingHappened();
  });

  it("whom Azure lets and the rules do not is refused", async () => {
    expect((await story.rotate("admin", SECRET)).code).toBe("refused_by_rules");
    await nothingHappened();
  });

  it.each([
    ["requester", SECRET, "refused_by_rules"],
    ["outsider", SECRET, "not_found"],
    ["approver", "kv-payments-dev/no-such-secret", "not_found"],
    ["approver", "kv-nowhere/adyen-api-key", "not_found"],
    ["approver", "kv-payments-dev/checkout-dev-tls", "not_allowed"],
  ])("%s before %s: %s", async (who, secret, code) => {
    expect((await story.rotate(who, secret)).code).toBe(code);
    expect(await story.list("admin")).toEqual([]);
  });

  it("a program that acts for an owner", async () => {
    const { vaultTab } = story;
    const token = (await tokensOf(vaultTab)).get("approver's agent");
    const [vault, name] = SECRET.split("/");
    const body = { vault, name, reason: "By itself" };
    expect((await callOf(vaultTab)("startRotation", token, { body })).code).toBe("not_allowed");
    await nothingHappened();
  });

  it("a reason that holds a secret is stored nowhere", async () => {
    const [vault, name] = SECRET.split("/");
    const key = `ghp_${"x9Kd83hfQ2mZ7vLtR5wBn1Yc6pJs4uEa0GTi".slice(0, 36)}`;
    const body = { vault, name, reason: `With ${key}` };
    const refused = await story.call("approver", "startRotation", { body });
    expect(refused.code).toBe("secret_in_text");
    expect(refused.text).not.toContain(key);
    await nothingHappened();
  });

  it("each refusal of a person stands in the log once, with its secret", async () => {
    const { text } = await story.call("auditor", "listAuditEntries", {
      query: "?type=rotation-refused&type=operation-refused&limit=200",
    });
    const { items } = AuditPage.parse(JSON.parse(text));
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(["rotation-refused"]));
    const admins = items.filter(({ actor }) => actor.name === "Admin");
    expect(admins).toMatchObject([
      {
        subject: { vault: "kv-payments-dev", secret: "adyen-api-key" },
        data: { code: "refused_by_rules" },
      },
    ]);
  });
});
