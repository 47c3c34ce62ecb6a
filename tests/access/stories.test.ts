import { randomUUID } from "node:crypto";
import { AccessRequests, SentRequests } from "@vault-tab/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startStory, type Story, until } from "./story.ts";

vi.setConfig({ testTimeout: 120_000 });

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.stop());
afterEach(() => story.vaultTab.control("faults", { clear: true }));

const fault = (effect: string, match: string, more: object = {}) =>
  story.vaultTab.control("faults", { add: { service: "arm", effect, match, ...more } });
const PUT = "PUT management.azure.com";
const DELETE = "DELETE management.azure.com";
const gone = (secret: string, seconds = 40) =>
  until(async () => (await story.standing(secret)).length === 0, seconds);
const opens = (secret: string, seconds = 30) =>
  until(async () => (await story.read("requester", secret)) === 200, seconds);

describe("breaking the glass", () => {
  const secret = "kv-payments-prod/core-banking-token";
  const breaking = { breakGlass: true, reason: "The bank's settlement is down" };

  it("takes a reason, and at most an hour", async () => {
    const refused = /refused_by_rules/;
    await expect(story.ask("requester", secret, { ...breaking, reason: "down" })).rejects.toThrow(
      refused,
    );
    await expect(
      story.ask("requester", secret, { ...breaking, duration: "PT61M" }),
    ).rejects.toThrow(refused);
  });

  it("opens at once, once, until another person has signed it off", async () => {
    const id = await story.askOne("requester", secret, breaking);
    expect(await opens(secret)).toBe(true);
    const again = story.ask("requester", "kv-payments-prod/redis-access-key", breaking);
    await expect(again).rejects.toThrow(/signed that off/);
    const { text } = await story.call("approver", "listAccessRequests", {
      query: "?view=to-review",
    });
    const seen = AccessRequests.parse(JSON.parse(text)).items.find((one) => one.id === id);
    expect(seen?.actions).toContainEqual({ name: "sign-off", allowed: true });
    const signed = await story.call("approver", "signOffBreakGlass", { params: { id } });
    expect(signed.status).toBe(200);
    expect(await gone(secret)).toBe(true);
  });

  it("is refused for a day after somebody has declined", async () => {
    const secretOf = "kv-payments-prod/redis-access-key";
    const id = await story.askOne("requester", secretOf);
    expect((await story.decide("approver", id, "decline")).status).toBe(200);
    await expect(story.ask("requester", secretOf, breaking)).rejects.toThrow(/24 hours/);
  });
});

describe("two accesses to one secret", () => {
  /** One that waits for a decision, and a broken glass beside it. */
  const both = async (secret: string, ordinary: string, broken: string) => {
    const id = await story.askOne("requester", secret, { duration: ordinary });
    const other = await story.askOne("requester", secret, {
      duration: broken,
      breakGlass: true,
      reason: "The bank's settlement is down",
    });
    await story.call("approver", "signOffBreakGlass", { params: { id: other } });
    expect(await story.isGrant(other, "active")).toBe(true);
    expect((await story.decide("approver", id, "approve")).status).toBe(200);
    expect(await story.isGrant(id, "active")).toBe(true);
    return { ordinary: id, broken: other };
  };
  const idOf = async (request: string) => ({
    params: { id: (await story.grantOf(request))?.id ?? "" },
  });

  it("the first ends by itself, the second goes on", async () => {
    const secret = "kv-payments-prod/billing-db-password";
    const { ordinary, broken } = await both(secret, "PT12S", "PT5S");
    expect(await story.isGrant(broken, "ended")).toBe(true);
    expect(await story.read("requester", secret)).toBe(200);
    expect(await story.isGrant(ordinary, "ended", 60)).toBe(true);
    expect(await story.read("requester", secret)).toBe(403);
    expect(await story.standing(secret)).toEqual([]);
  });

  it("the second is given back, the first is revoked: each ends alone", async () => {
    const secret = "kv-payments-prod/ledger-db-connection";
    const { ordinary, broken } = await both(secret, "PT1H", "PT1H");
    const back = await story.call("requester", "returnGrant", await idOf(ordinary));
    expect(back.status).toBe(200);
    expect(await story.isGrant(ordinary, "ended")).toBe(true);
    expect(await story.read("requester", secret)).toBe(200);
    const ended = await story.call("approver", "revokeGrant", {
      ...(await idOf(broken)),
      body: { reason: "It is over" },
    });
    expect(ended.status).toBe(200);
    expect(await gone(secret)).toBe(true);
    expect((await story.grantOf(ordinary))?.because).toBe("returned");
    expect((await story.grantOf(broken))?.because).toBe("revoked");
  });
});

describe("what others do in Azure", () => {
  it("an access that is there already is told, and never touched", async () => {
    const secret = "kv-payments-dev/mail-smtp-password";
    const name = randomUUID();
    expect(await story.giveForGood("requester", secret, name)).toBe(201);
    const id = await story.askOne("requester", secret, { duration: "PT5S" });
    expect(await story.isGrant(id, "failed")).toBe(true);
    expect((await story.grantOf(id))?.trouble).toMatch(/already/i);
    const [left, ...more] = await story.standing(secret);
    expect([left?.endsWith(name), more]).toEqual([true, []]);
  });

  it("what was taken away by hand is not made again", async () => {
    const secret = "kv-payments-dev/fx-rates-api-key";
    const id = await story.askOne("requester", secret, { duration: "PT1H" });
    expect(await story.isGrant(id, "active")).toBe(true);
    for (const one of await story.standing(secret)) expect(await story.remove(one)).toBe(200);
    expect(await story.isGrant(id, "ended")).toBe(true);
    expect((await story.grantOf(id))?.because).toBe("removed-outside");
    expect(await story.standing(secret)).toEqual([]);
  });
});

describe("killed", () => {
  it("between approval and the call of Azure, it opens after the start, and ends", async () => {
    const secret = "kv-payments-dev/adyen-api-key";
    await fault("stall", PUT);
    const id = await story.askOne("requester", secret);
    expect(await story.isGrant(id, "provisioning")).toBe(true);
    await story.kill();
    await story.vaultTab.control("faults", { clear: true });
    await story.startAgain();
    // The lease of the process that is gone runs out first.
    await story.vaultTab.control("clock", { advance: "PT95S" });
    expect(await opens(secret)).toBe(true);
    expect(await gone(secret)).toBe(true);
    expect(await story.isGrant(id, "ended")).toBe(true);
  });

  it("between the call and its answer, nothing is made twice and nothing stays", async () => {
    const secret = "kv-payments-dev/paypal-client-secret";
    await fault("late-write", PUT, { seconds: 3, times: 1 });
    const id = await story.askOne("requester", secret);
    expect(await until(async () => (await story.control()).faults.length === 0)).toBe(true);
    await story.kill();
    expect(await opens(secret)).toBe(true);
    await story.startAgain();
    await story.vaultTab.control("clock", { advance: "PT95S" });
    expect(await story.isGrant(id, "ended", 60)).toBe(true);
    expect(await story.standing(secret)).toEqual([]);
  });

  it("while it ends, and started when it should be over long since", async () => {
    const secret = "kv-payments-dev/open-banking-client-secret";
    const id = await story.askOne("requester", secret);
    expect(await opens(secret)).toBe(true);
    await fault("stall", DELETE);
    expect(await story.isGrant(id, "ending")).toBe(true);
    await story.kill();
    await story.vaultTab.control("faults", { clear: true });
    await story.vaultTab.control("clock", { advance: "PT10M" });
    expect(await story.standing(secret)).toHaveLength(1);
    await story.startAgain();
    expect(await gone(secret)).toBe(true);
    expect(await story.isGrant(id, "ended")).toBe(true);
  });
});

describe("between the decision and the start", () => {
  const later = async (): Promise<string> => {
    const { now } = await story.control();
    return new Date(Date.parse(now) + 120_000).toISOString();
  };

  it("a disabled account is not let in", async () => {
    const secret = "kv-payments-prod/adyen-api-key";
    const id = await story.askOne("requester", secret, { startsAt: await later() });
    expect((await story.decide("approver", id, "approve")).status).toBe(200);
    await story.vaultTab.control("account", { persona: "requester", enabled: false });
    await story.vaultTab.control("clock", { advance: "PT3M" });
    expect(await story.isGrant(id, "failed")).toBe(true);
    expect((await story.grantOf(id))?.trouble).toMatch(/account is disabled/);
    await story.vaultTab.control("account", { persona: "requester", enabled: true });
    // What is known of people is a minute old at most.
    await story.vaultTab.control("clock", { advance: "PT2M" });
    expect(await story.standing(secret)).toEqual([]);
  });

  it("who has left the team is not let in", async () => {
    const secret = "kv-payments-prod/stripe-webhook-secret";
    const id = await story.askOne("requester", secret, { startsAt: await later() });
    expect((await story.decide("approver", id, "approve")).status).toBe(200);
    const membership = { persona: "requester", team: "Payments" };
    await story.vaultTab.control("membership", { ...membership, as: "none" });
    await story.vaultTab.control("clock", { advance: "PT3M" });
    expect(await story.isGrant(id, "failed")).toBe(true);
    expect(await story.standing(secret)).toEqual([]);
    await story.vaultTab.control("membership", { ...membership, as: "member" });
    await story.vaultTab.control("clock", { advance: "PT2M" });
  });
});

describe("asking", () => {
  it("to see a vault opens its list; what other people decide on is another request", async () => {
    const id = await story.askOne("requester", "kv-platform", { duration: "PT1H" });
    expect((await story.decide("approver", id, "approve")).status).toBe(200);
    expect((await story.requestOf(id)).status).toBe("pending");
    expect((await story.decide("second-approver", id, "approve")).status).toBe(200);
    expect(await story.isGrant(id, "active")).toBe(true);
    const secrets = [
      { vault: "kv-payments-prod", name: "bank-sftp-password" },
      { vault: "kv-platform", name: "argo-admin-password" },
      { vault: "kv-legacy", name: "nothing" },
    ];
    const listed = () => story.call("requester", "listSecrets", { query: "?vault=kv-platform" });
    expect(await until(async () => (await listed()).text.includes("argo-admin-password"))).toBe(
      true,
    );
    const { items, refused } = await story.ask("requester", "kv-payments-prod", {
      secrets,
      role: "read",
    });
    expect(items.map((one) => one.secrets.map(({ name }) => name))).toEqual([
      ["bank-sftp-password"],
      ["argo-admin-password"],
    ]);
    expect(refused.map(({ secret }) => secret.vault)).toEqual(["kv-legacy"]);
  });

  it("goes on without a gap", async () => {
    const secret = "kv-payments-dev/ledger-db-connection";
    const id = await story.askOne("requester", secret, { duration: "PT8S" });
    expect(await opens(secret)).toBe(true);
    const { id: grant = "" } = (await story.grantOf(id)) ?? {};
    const extended = await story.call("requester", "extendGrant", {
      params: { id: grant },
      body: { duration: "PT6S", reason: "Not done yet" },
    });
    expect(extended.status).toBe(201);
    const statuses = new Set<number>();
    await until(async () => {
      if ((await story.grantOf(id))?.status === "ended") return true;
      statuses.add(await story.read("requester", secret));
      return false;
    });
    expect([...statuses, await story.read("requester", secret)]).toEqual([200, 200]);
    expect(await gone(secret)).toBe(true);
  });

  it("with a key is done once; with another wish refused; another person's key is unknown", async () => {
    const key = randomUUID();
    const body = {
      secrets: [{ vault: "kv-payments-dev", name: "app-insights-connection" }],
      role: "read",
      duration: "PT5S",
      reason: "The nightly payout of Contoso fails",
    };
    const send = (who: string, more = {}) =>
      story.call(who, "askForAccess", { key, body: { ...body, ...more } });
    const idOf = ({ text }: { text: string }) => SentRequests.parse(JSON.parse(text)).items[0]?.id;
    const [first, again] = [await send("requester"), await send("requester")];
    expect([first.status, again.status, idOf(again)]).toEqual([201, 201, idOf(first)]);
    expect((await send("requester", { duration: "PT6S" })).code).toBe("idempotency_key_reused");
    const other = await send("admin");
    expect([other.status, idOf(other) === idOf(first)]).toEqual([201, false]);
  });

  it("what nobody decides on lapses", async () => {
    const id = await story.askOne("requester", "kv-payments-prod/sanctions-list-token");
    await story.vaultTab.control("clock", { advance: "P1D" });
    expect(await until(async () => (await story.requestOf(id)).status === "lapsed")).toBe(true);
    expect((await story.decide("approver", id, "approve")).code).toBe("state_changed");
  });
});
