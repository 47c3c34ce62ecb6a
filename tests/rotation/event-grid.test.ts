import { Problem, Secrets } from "@vault-tab/contract";
import { generateKeyPair, SignJWT, decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { eventGridToken } from "../world/event-grid-token.ts";
import { followEvents, type Listener } from "../world/follow-events.ts";
import { type RotationStory, startRotations } from "./world.ts";

// learn.microsoft.com/azure/event-grid: event-schema-key-vault, secure-webhook-delivery, delivery-and-retry

const vault = "kv-payments-dev";
const elsewhere = "11111111-2222-4333-8444-555555555555";
const secret = `${vault}/adyen-api-key`;
const HOUR = 3_600_000;
let story: RotationStory;
let topic: string;
let listener: Listener;
beforeAll(async () => {
  // Long enough that only an event has the vault read anew.
  story = await startRotations({ REFRESH_SECONDS: "3600", RIGHTS_SECONDS: "3600" });
  const { sandbox } = story.vaultTab;
  topic = sandbox.endpoints.vaults.find(({ name }) => name === vault)?.resourceId ?? "";
  listener = await followEvents(story.vaultTab, story.vaultTab.person("approver"));
});
afterAll(async () => {
  listener.stop();
  await story.stop();
});

const eventOf = (change: object = {}) => ({
  id: "1",
  topic,
  subject: "adyen-api-key",
  eventType: "Microsoft.KeyVault.SecretNewVersionCreated",
  eventTime: "2026-11-23T12:00:00Z",
  data: { Id: `https://${vault}.vault.azure.net/secrets/adyen-api-key/0123` },
  dataVersion: "1",
  metadataVersion: "1",
  ...change,
});
const post = async (token: string | undefined, body: unknown) => {
  const answer = await fetch(`${story.vaultTab.product.origin}/events/key-vault`, {
    method: "POST",
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      "content-type": "application/json; charset=utf-8",
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const reply: unknown = await answer.json();
  return { status: answer.status, code: Problem.safeParse(reply).data?.code, reply };
};
const heard = () => listener.heard.filter(({ type }) => type === "secret-changed").length;
const token = (change: object = {}) => eventGridToken(story.vaultTab, { ...change });
const withoutRole = () => token({ roles: [] });

const signedElsewhere = async () => {
  const { privateKey } = await generateKeyPair("RS256");
  return new SignJWT(decodeJwt(await token()))
    .setProtectedHeader({ alg: "RS256", kid: "k" })
    .sign(privateKey);
};

describe("an event that is forged", () => {
  it.each<[string, () => Promise<string | undefined> | undefined, number, string]>([
    ["brings no token", () => undefined, 401, "token_missing"],
    [
      "brings a person's",
      () => story.vaultTab.person("admin").ssoToken(),
      403,
      "client_not_allowed",
    ],
    ["is signed by somebody else", signedElsewhere, 401, "token_invalid"],
    ["is meant for another application", () => token({ aud: elsewhere }), 401, "token_invalid"],
    ["is for Key Vault", () => token({ aud: "https://vault.azure.net" }), 401, "token_invalid"],
    [
      "comes of another application with the role, as whoever subscribed has it",
      () => token({ azp: elsewhere }),
      403,
      "client_not_allowed",
    ],
    ["comes without the role", withoutRole, 403, "not_allowed"],
    ["comes with another role", () => token({ roles: ["Vault.Admin"] }), 403, "not_allowed"],
    ["comes of another tenant", () => token({ tid: elsewhere }), 403, "tenant_not_allowed"],
    [
      "acts for a person",
      () => token({ scp: "access_as_user", roles: [] }),
      403,
      "client_not_allowed",
    ],
    [
      "has expired",
      () => token({ exp: Math.floor(Date.now() / 1000) - 120 }),
      401,
      "token_expired",
    ],
  ])("%s", async (_what, tokenOf, status, code) => {
    expect(await post(await tokenOf(), [eventOf()])).toMatchObject({ status, code });
    expect(heard()).toBe(0);
  });

  it("lets nobody do anything else by Event Grid's token", async () => {
    const answer = await story.vaultTab.call("/api/secrets", await token());
    expect(await answer.json()).toMatchObject({ code: "scope_missing" });
  });
});

describe("an event that makes no sense", () => {
  it.each<[string, () => unknown, number, string]>([
    [
      "of a vault that is not watched",
      () => [eventOf({ topic: "/subscriptions/x" })],
      403,
      "not_allowed",
    ],
    [
      "among others of a vault that is not watched",
      () => [eventOf(), eventOf({ topic: "/subscriptions/x" })],
      403,
      "not_allowed",
    ],
    ["that is not in an array, as a CloudEvent is", () => eventOf(), 400, "invalid_input"],
    ["that says nothing", () => [], 400, "invalid_input"],
    ["that is no JSON", () => "[{", 400, "invalid_input"],
    ["that is huge", () => [eventOf({ subject: "x".repeat(1_000_000) })], 413, "payload_too_large"],
  ])("%s is refused as a whole", async (_what, body, status, code) => {
    expect(await post(await token(), body())).toMatchObject({ status, code });
    expect(heard()).toBe(0);
  });

  it.each<[string, object]>([
    ["another vault's secret", { Id: "https://kv-platform.vault.azure.net/secrets/db/1" }],
    ["nothing", {}],
  ])("but of %s is taken, and looked at nowhere", async (_what, data) => {
    expect(await post(await token(), [eventOf({ data })])).toMatchObject({ status: 200 });
    expect(heard()).toBe(0);
  });
});

describe("the handshake", () => {
  const validation = (more: object = {}) =>
    eventOf({
      eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
      subject: "",
      data: { validationCode: "CODE", validationUrl: "https://example.org/validate" },
      ...more,
    });
  it("answers with the code, and asks no address that came along", async () => {
    const { status, reply } = await post(await token(), [validation()]);
    expect([status, reply]).toEqual([200, { validationResponse: "CODE" }]);
  });
  it("answers nobody else, and for no other vault", async () => {
    expect(await post(undefined, [validation()])).toMatchObject({ code: "token_missing" });
    const foreign = validation({ topic: "/subscriptions/x" });
    expect(await post(await token(), [foreign])).toMatchObject({ code: "not_allowed" });
  });
});

const shownAt = async (): Promise<string | undefined> => {
  const answer = await story.vaultTab.call(
    `/api/secrets?vault=${vault}&q=adyen-api-key`,
    story.vaultTab.person("approver"),
  );
  const { items } = Secrets.parse(await answer.json());
  return items.find(({ name }) => name === "adyen-api-key")?.createdAt;
};

describe("events as Event Grid sends them, twice and out of order", () => {
  it("have the list, the plan's date and the open tabs say what the vault says", async () => {
    const { vaultTab } = story;
    const before = await shownAt();
    await story.setPlan("approver", secret, 0, { cadence: { every: "P3650D" } });
    const dueBefore = (await story.planning("approver", secret)).plan?.dueAt;
    await vaultTab.control("event-grid", { duplicates: 2, delaySeconds: 1, newestFirst: true });
    await vaultTab.control("event-grid", {
      add: {
        name: "product",
        vaults: [vault],
        endpoint: `${vaultTab.product.origin}/events/key-vault`,
        audience: vaultTab.sandbox.endpoints.clientId,
      },
    });
    for (const value of ["canary-one", "canary-two"]) await story.write(secret, value);
    const made = (await story.versions(secret)).at(-1)?.createdOn;
    expect(made?.toISOString()).not.toBe(before);
    expect(await until(async () => heard() >= 6)).toBe(true);
    expect(await until(async () => (await shownAt()) === made?.toISOString())).toBe(true);
    const dueAt = new Date((made?.getTime() ?? 0) + 3650 * 24 * HOUR).toISOString();
    const isDue = async () => (await story.planning("approver", secret)).plan?.dueAt === dueAt;
    expect(await until(isDue)).toBe(true);
    expect(dueBefore).not.toBe(dueAt);
    // The other personas hear of it only where they may list it.
    expect(await story.list("admin")).toEqual([]);
  }, 60_000);
});
