import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { startTenant, text, tokenExchange, type Tenant } from "./tenant.ts";

/** Notices in the activity feed: userteamwork-sendactivitynotification.md, teamworkactivitytopic.md. */
const graph = "https://graph.microsoft.com/v1.0";
const requester = "a1000000-0000-4000-8000-000000000001";
const payments = "b2000000-0000-4000-8000-000000000001";
const link =
  "https://teams.microsoft.com/l/entity/app/vault?context=%7B%22subEntityId%22%3A%22x%22%7D";
const notice = {
  topic: { source: "text", value: "An item", webUrl: link },
  activityType: "somethingHappened",
  previewText: { content: "Look at it" },
  templateParameters: [{ name: "what", value: "hello" }],
};

const Feed = z.object({
  notices: z.array(
    z.looseObject({
      id: z.string(),
      text: z.string(),
      preview: z.string(),
      webUrl: z.string().optional(),
      read: z.boolean(),
    }),
  ),
});

let tenant: Tenant;
let product = "";

beforeAll(async () => {
  tenant = await startTenant();
  const answer = await tenant.token({
    grant_type: "client_credentials",
    client_id: tenant.sandbox.endpoints.clientId,
    client_assertion: await tenant.identityToken(tokenExchange),
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    scope: "https://graph.microsoft.com/.default",
  });
  product = text(answer, "access_token");
});
afterAll(() => tenant.stop());
beforeEach(() => tenant.control("reset", {}));

const toUser = (id: string) => `/users/${id}/teamwork/sendActivityNotification`;
const post = (path: string, body: unknown, token = product) =>
  fetch(graph + path, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const feedOf = async (persona: string) => {
  const answer = await fetch(
    `${tenant.sandbox.endpoints.teamsHost}/host/notices?persona=${persona}`,
    { headers: { "sec-fetch-site": "same-origin" } },
  );
  return Feed.parse(await answer.json()).notices;
};

describe("a notice that is refused", () => {
  test("takes a permission, which an identity without one has not (…-sendactivitynotification.md)", async () => {
    const identity = await tenant.identityToken("https://graph.microsoft.com");
    expect((await post(toUser(requester), notice, identity)).status).toBe(403);
    const person = await tenant.graphToken("approver");
    expect((await post(toUser(requester), notice, person)).status).toBe(403);
    expect(await feedOf("requester")).toEqual([]);
  });

  test.each([
    ["an activity type that the manifest lacks", { activityType: "other" }],
    ["no activity type", { activityType: undefined }],
    ["a text without a link", { topic: { source: "text", value: "An item" } }],
    [
      "a link that leads elsewhere",
      { topic: { ...notice.topic, webUrl: "https://evil.example/l/entity" } },
    ],
    ["a parameter of the template left out", { templateParameters: [] }],
    ["no topic", { topic: undefined }],
  ])("has %s: 400 (believed: code and words)", async (_what, change) => {
    const answer = await post(toUser(requester), { ...notice, ...change });
    expect(answer.status).toBe(400);
    expect(await feedOf("requester")).toEqual([]);
  });

  test("is for nobody known: 404 (believed)", async () => {
    expect((await post(toUser("a1000000-0000-4000-8000-000000000000"), notice)).status).toBe(404);
  });

  test("is of another app of Teams (m365-agents-toolkit#6067)", async () => {
    const answer = await post(toUser(requester), { ...notice, teamsAppId: "other" });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("Ensure that the expected Teams app is installed");
  });

  test("is for somebody outside the team (believed: 403)", async () => {
    const recipient = {
      "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
      userId: "a1000000-0000-4000-8000-000000000006",
    };
    const path = `/teams/${payments}/sendActivityNotification`;
    expect((await post(path, { ...notice, recipient })).status).toBe(403);
  });
});

describe("a notice", () => {
  test("is 204, and stands in that person's feed with the template filled in", async () => {
    const answer = await post(toUser(requester), notice);
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect(await feedOf("requester")).toEqual([
      expect.objectContaining({
        text: "Vault says hello",
        preview: "Look at it",
        webUrl: link,
        read: false,
      }),
    ]);
    expect(await feedOf("approver")).toEqual([]);
  });

  test("shows 150 characters of the preview", async () => {
    await post(toUser(requester), { ...notice, previewText: { content: "x".repeat(400) } });
    expect((await feedOf("requester"))[0]?.preview).toHaveLength(150);
  });

  test("with the same chainId takes the place of the one before", async () => {
    for (const value of ["one", "two"])
      await post(toUser(requester), {
        ...notice,
        chainId: 7,
        templateParameters: [{ name: "what", value }],
      });
    expect((await feedOf("requester")).map((one) => one.text)).toEqual(["Vault says two"]);
  });

  test("of the reserved type needs no manifest (teams-send-activityfeednotifications.md)", async () => {
    const answer = await post(toUser(requester), {
      ...notice,
      activityType: "systemDefault",
      templateParameters: [{ name: "systemDefaultText", value: "free text" }],
    });
    expect(answer.status).toBe(204);
    expect((await feedOf("requester"))[0]?.text).toBe("free text");
  });

  test("to a team reaches one member, or all (team-sendactivitynotification.md)", async () => {
    const path = `/teams/${payments}/sendActivityNotification`;
    const one = {
      "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
      userId: requester,
    };
    expect((await post(path, { ...notice, recipient: one })).status).toBe(204);
    expect([(await feedOf("requester")).length, (await feedOf("approver")).length]).toEqual([1, 0]);
    const all = {
      "@odata.type": "microsoft.graph.teamMembersNotificationRecipient",
      teamId: payments,
    };
    expect((await post(path, { ...notice, recipient: all })).status).toBe(204);
    expect([(await feedOf("requester")).length, (await feedOf("approver")).length]).toEqual([2, 1]);
    expect(await feedOf("outsider")).toEqual([]);
  });
});
