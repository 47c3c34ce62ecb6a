import { setTimeout as pause } from "node:timers/promises";
import { SentRequests } from "@vault-tab/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { startProduct } from "../world/start-product.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

const Feed = z.object({
  notices: z.array(
    z.object({
      activityType: z.string(),
      text: z.string(),
      preview: z.string(),
      webUrl: z.string(),
      recipient: z.string(),
    }),
  ),
});
const people = [
  ...["requester", "approver", "second-approver", "admin", "auditor"],
  ...["outsider", "crypto-only", "one-secret-only", "guest"],
];
/** What a person wrote, and no notice may say. */
const words = { reason: "The nightly payout of Contoso fails", ticket: "INC-471108" };

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" });
});
afterAll(() => vaultTab.stop());
afterEach(() => vaultTab.control("faults", { clear: true }));

const post = async (who: string, path: string, body: object): Promise<unknown> => {
  const token = await vaultTab.person(who).ssoToken();
  const answer = await fetch(`${vaultTab.product.origin}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
};

const ask = async (
  name: string,
  more: { vault?: string; duration?: string; breakGlass?: boolean } = {},
): Promise<string> => {
  const { vault = "kv-payments-prod", duration = "PT8S", breakGlass } = more;
  const sent = await post("requester", "/api/access-requests", {
    secrets: [{ vault, name }],
    role: "read",
    duration,
    ...words,
    ...(breakGlass && { breakGlass }),
  });
  const [request] = SentRequests.parse(sent).items;
  if (!request) throw new Error("Nothing was sent");
  return request.id;
};

const decide = (who: string, id: string, decision: object) =>
  post(who, `/api/access-requests/${id}/decisions`, { version: 1, ...decision });

/** All that this person's feed says of this secret, oldest first. */
const feedOf = async (who: string, about: string) => {
  const address = `${vaultTab.sandbox.endpoints.teamsHost}/host/notices?persona=${who}`;
  const answer = await fetch(address, { headers: { "sec-fetch-site": "same-origin" } });
  const { notices } = Feed.parse(await answer.json());
  return notices.filter(({ text }) => text.includes(about)).reverse();
};
const typesOf = async (who: string, about: string): Promise<readonly string[]> =>
  (await feedOf(who, about)).map(({ activityType }) => activityType);

/** Waits for these and looks whether more come. */
const told = async (who: string, about: string, types: readonly string[], seconds = 15) => {
  for (let tries = 0; tries < seconds * 10; tries += 1) {
    if ((await typesOf(who, about)).length >= types.length) break;
    await pause(100);
  }
  expect(await typesOf(who, about)).toEqual(types);
};

const pageOf = (webUrl: string): unknown =>
  JSON.parse(new URL(webUrl).searchParams.get("context") ?? "{}");

describe("who is told what", { timeout: 60_000 }, () => {
  it("those who could decide, then who asked, each with the page of the thing", async () => {
    const name = "adyen-api-key";
    const id = await ask(name);
    for (const who of ["approver", "second-approver"]) await told(who, name, ["accessRequested"]);
    const [notice] = await feedOf("approver", name);
    expect(notice?.text).toBe(`Requester asks for access to ${name} in kv-payments-prod`);
    expect(pageOf(notice?.webUrl ?? "")).toEqual({ subEntityId: `review/${id}` });
    await decide("approver", id, { decision: "approve", comment: "Contoso is important" });
    await told("requester", name, ["accessApproved", "accessOpened", "accessEnded"], 25);
    const [approved, opened] = await feedOf("requester", name);
    expect(approved?.text).toBe(`Approver approved your access to ${name} in kv-payments-prod`);
    expect(pageOf(approved?.webUrl ?? "")).toEqual({ subEntityId: `my-access/${id}` });
    expect(pageOf(opened?.webUrl ?? "")).toEqual({
      subEntityId: expect.stringMatching(/^my-access\/[0-9a-f-]{36}$/),
    });
    for (const who of people.slice(3)) await told(who, name, []);
  });

  it("a decline, without its comment", async () => {
    const name = "stripe-webhook-secret";
    const id = await ask(name);
    await decide("approver", id, { decision: "decline", comment: "Contoso can wait" });
    await told("requester", name, ["accessDeclined"]);
  });

  it("ten minutes before the end, where the time is long enough for it", async () => {
    const name = "billing-db-password";
    const id = await ask(name, { duration: "PT30M" });
    await decide("approver", id, { decision: "approve" });
    await told("requester", name, ["accessApproved", "accessOpened"]);
    await vaultTab.control("clock", { advance: "PT21M" });
    await told("requester", name, ["accessApproved", "accessOpened", "accessEndingSoon"]);
    const soon = (await feedOf("requester", name)).at(-1);
    expect(soon?.text).toBe(`Your access to ${name} in kv-payments-prod ends in 9 minutes`);
    expect(soon?.preview).toBe("Open it to extend it.");
  });

  it("a broken glass to every approver at once, and its sign-off when it is over", async () => {
    const name = "break-glass-root";
    const id = await ask(name, { breakGlass: true });
    for (const who of ["approver", "second-approver"]) {
      await told(who, name, ["breakGlassUsed", "breakGlassToSignOff"], 25);
      const [used] = await feedOf(who, name);
      expect(pageOf(used?.webUrl ?? "")).toEqual({ subEntityId: `review/${id}` });
    }
    await told("requester", name, ["accessOpened", "accessEnded"]);
  });
});

/** Of every notice that is sent. */
const fault = (effect: string, more: object = {}) =>
  vaultTab.control("faults", {
    add: { service: "graph", match: "sendActivityNotification", effect, ...more },
  });

describe("a Graph that does not take it", { timeout: 60_000 }, () => {
  it(
    "throttled and failing for a while: told once, not before Graph wants it",
    { timeout: 60_000 },
    async () => {
      const name = "cosmos-primary-key";
      await fault("throttle", { seconds: 2, times: 2 });
      await fault("fail-500", { times: 3 });
      const begun = Date.now();
      await ask(name);
      for (const who of ["approver", "second-approver"]) {
        await told(who, name, ["accessRequested"], 40);
      }
      expect(Date.now() - begun).toBeGreaterThan(2_000);
      await pause(2_000);
      for (const who of ["approver", "second-approver"]) await told(who, name, ["accessRequested"]);
    },
  );

  it("that took it and whose answer was lost: the second one takes the place of the first", async () => {
    const name = "bank-sftp-password";
    await fault("lost-answer", { times: 2 });
    await ask(name);
    for (const who of ["approver", "second-approver"]) await told(who, name, ["accessRequested"]);
    await pause(5_000);
    for (const who of ["approver", "second-approver"]) await told(who, name, ["accessRequested"]);
  });

  it("for somebody who has not the app: the others are told, and nothing alarms", async () => {
    const name = "paypal-client-secret";
    const approver = vaultTab.person("approver").objectId;
    await vaultTab.control("faults", {
      add: { service: "graph", match: `${approver}/teamwork`, effect: "deny" },
    });
    await ask(name);
    await told("second-approver", name, ["accessRequested"]);
    await vaultTab.control("faults", { clear: true });
    await pause(3_000);
    await told("approver", name, []);
    expect(vaultTab.product.log()).not.toContain("failed in the background");
  });

  it("before the process is killed: told once by the next one", async () => {
    const name = "core-banking-token";
    await fault("stall");
    const id = await ask(name);
    await pause(500);
    process.kill(-vaultTab.product.pid, "SIGKILL");
    await vaultTab.product.stop();
    for (const who of ["approver", "second-approver"]) await told(who, name, []);
    await vaultTab.control("faults", { clear: true });
    await vaultTab.control("clock", { advance: "PT1M" });
    const next = await startProduct(vaultTab.sandbox, `${vaultTab.folder}/next.log`);
    try {
      for (const who of ["approver", "second-approver"]) {
        await told(who, name, ["accessRequested"], 20);
      }
      await pause(2_000);
      for (const who of ["approver", "second-approver"]) {
        await told(who, name, ["accessRequested"]);
      }
      expect((await feedOf("approver", name))[0]?.webUrl).toContain(id);
    } finally {
      await next.stop();
    }
  });
});

it("no notice says what a person wrote", async () => {
  const feeds = await Promise.all(people.map((who) => feedOf(who, "")));
  const all = feeds.flat();
  expect(all.length).toBeGreaterThan(15);
  expect(JSON.stringify(all)).not.toMatch(/Contoso|471108|payout/);
});
