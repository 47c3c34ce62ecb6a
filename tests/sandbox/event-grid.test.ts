import { EventGridDeserializer, isSystemEvent } from "@azure/eventgrid";
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startEventGrid, vault, type EventGrid } from "./event-grid-world.ts";

// AD/event-grid: event-schema-key-vault.md, end-point-validation…, cloud-event-schema.md, secure-webhook-delivery.md.

let grid: EventGrid;
const reader = new EventGridDeserializer();

beforeAll(async () => {
  grid = await startEventGrid();
});
afterEach(() => grid.begin());
afterAll(() => grid.stop());

const validated = async () =>
  (await grid.state()).subscriptions.every((one) => one.provisioningState === "Succeeded");
async function subscribed(more: object = {}) {
  expect((await grid.subscribe(more)).status).toBe(200);
  await grid.until(validated);
}
const arrived = (count: number) => grid.until(() => grid.webhook.events.length >= count);

describe("a subscription", () => {
  it("is refused for a vault or an application that is not there, and for a webhook without TLS", async () => {
    expect((await grid.subscribe({ vaults: ["kv-nowhere"] })).status).toBe(404);
    expect((await grid.subscribe({ audience: "nobody" })).status).toBe(404);
    expect((await grid.subscribe({ endpoint: "http://localhost:1/" })).status).toBe(400);
  });
  it("gets nothing from a webhook that does not return its code, until it does", async () => {
    grid.webhook.willing = false;
    await grid.subscribe();
    await grid.write("event-one");
    await grid.until(() => grid.webhook.handshakes.length > 0);
    expect((await grid.state()).subscriptions).toMatchObject([{ provisioningState: "Creating" }]);
    expect(grid.webhook.events).toEqual([]);
    grid.webhook.willing = true;
    await grid.advance("PT6S");
    await arrived(1);
  });
  it("by the Event Grid schema sends the validation event, for the vault as its topic", async () => {
    await subscribed();
    const [first] = await reader.deserializeEventGridEvents(grid.webhook.handshakes[0]?.body ?? "");
    expect(first?.eventType).toBe("Microsoft.EventGrid.SubscriptionValidationEvent");
    expect(first?.topic).toMatch(new RegExp(`/providers/Microsoft.KeyVault/vaults/${vault}$`));
  });
  it("by CloudEvents asks with OPTIONS whether the origin may send", async () => {
    await subscribed({ schema: "CloudEventSchemaV1_0" });
    expect(grid.webhook.handshakes[0]).toMatchObject({
      method: "OPTIONS",
      headers: { "webhook-request-origin": "eventgrid.azure.net" },
    });
  });
});

describe("a new version", () => {
  it("is told in the Event Grid schema, and older ones never were", async () => {
    await subscribed();
    const version = await grid.write("event-two");
    await arrived(1);
    const [received] = grid.webhook.events;
    const [event] = await reader.deserializeEventGridEvents(received?.body ?? "");
    expect(event && isSystemEvent("Microsoft.KeyVault.SecretNewVersionCreated", event)).toBe(true);
    expect(event).toMatchObject({
      subject: "event-two",
      dataVersion: "1",
      data: {
        Id: `https://${vault}.vault.azure.net/secrets/event-two/${version}`,
        VaultName: vault,
        ObjectType: "Secret",
        ObjectName: "event-two",
        Version: version,
      },
    });
    expect(received?.headers).toMatchObject({
      "aeg-event-type": "Notification",
      "aeg-subscription-name": "CLAUSES",
      "aeg-delivery-count": "0",
      "content-type": "application/json; charset=utf-8",
    });
    expect(received?.body).not.toContain("canary");
  });
  it("of a certificate is told when its issuer has answered, though nobody asks", async () => {
    await subscribed();
    const certificates = grid.azure.certificates(vault, "admin");
    const issuer = { issuerName: "Self", subject: "CN=told.contoso.example" };
    await certificates.beginCreateCertificate("told-later", issuer, { intervalInMs: 20 });
    await grid.write("told-meanwhile");
    await arrived(1);
    const told = () => grid.webhook.events.some(({ body }) => body.includes("CertificateNew"));
    expect(told()).toBe(false);
    await grid.advance("PT3S");
    await grid.until(told);
  });
  it("is told as a CloudEvent, one and not an array", async () => {
    await subscribed({ schema: "CloudEventSchemaV1_0" });
    await grid.write("event-three");
    await arrived(1);
    const [received] = grid.webhook.events;
    expect(received?.headers["content-type"]).toContain("application/cloudevents+json");
    expect(received?.body).toMatch(/^\{/);
    const [event] = await reader.deserializeCloudEvents(received?.body ?? "");
    expect(event).toMatchObject({
      type: "Microsoft.KeyVault.SecretNewVersionCreated",
      subject: "event-three",
    });
    expect(event?.source).toMatch(new RegExp(`/vaults/${vault}$`));
  });
  it("of a key and of a certificate is told too", async () => {
    await subscribed();
    await grid.azure.keys(vault, "approver").createKey("event-key", "EC");
    const certificates = grid.azure.certificates(vault, "approver");
    const poller = await certificates.beginCreateCertificate(
      "event-certificate",
      { issuerName: "Self", subject: "CN=event.contoso.example" },
      { intervalInMs: 50 },
    );
    await poller.poll();
    await grid.advance("PT5M");
    await poller.poll();
    await arrived(2);
    const types = new Set<string>();
    for (const { body } of grid.webhook.events)
      for (const one of await reader.deserializeEventGridEvents(body)) types.add(one.eventType);
    expect(types).toContain("Microsoft.KeyVault.KeyNewVersionCreated");
    expect(types).toContain("Microsoft.KeyVault.CertificateNewVersionCreated");
  });
  it("is told only for the types that were asked for", async () => {
    await subscribed({ eventTypes: ["Microsoft.KeyVault.SecretExpired"] });
    await grid.write("event-four");
    expect(await grid.state()).toMatchObject({ waiting: 0 });
  });
});

describe("an end", () => {
  it("is told 30 days before, and when it has come, once each and of the current version", async () => {
    await subscribed();
    const day = 24 * 60 * 60 * 1000;
    const end = new Date(grid.azure.sandbox.world.clock.now().getTime() + 40 * day);
    await grid.write("event-five", { expiresOn: end });
    await grid.write("event-six", { expiresOn: end });
    await grid.write("event-six");
    await arrived(3);
    grid.webhook.forget();
    await grid.advance("P11D");
    await arrived(1);
    await grid.advance("P30D");
    await arrived(2);
    const told = [];
    for (const { body } of grid.webhook.events)
      told.push(...(await reader.deserializeEventGridEvents(body)));
    expect(told.map(({ subject, eventType }) => [subject, eventType])).toEqual([
      ["event-five", "Microsoft.KeyVault.SecretNearExpiry"],
      ["event-five", "Microsoft.KeyVault.SecretExpired"],
    ]);
  });
});

describe("a delivery to a webhook that Entra looks after", () => {
  it("brings a token of Event Grid's own application, for the webhook's app, with its role", async () => {
    const { clientId, tenantId, eventGrid } = grid.azure.sandbox.endpoints;
    await subscribed({ audience: clientId });
    await grid.write("event-seven");
    await arrived(1);
    const keys = createRemoteJWKSet(
      new URL(`https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`),
    );
    for (const { headers } of [...grid.webhook.handshakes, ...grid.webhook.events]) {
      const token = headers.authorization?.replace(/^Bearer /, "") ?? "";
      const { payload } = await jwtVerify(token, keys, { audience: clientId });
      expect(payload).toMatchObject({ azp: eventGrid.appId, roles: [eventGrid.role] });
    }
  });
  it("brings a v1.0 token where the app is registered so", async () => {
    await grid.azure.control("registration", { tokenVersion: "1.0" });
    const { appIdUri, eventGrid } = grid.azure.sandbox.endpoints;
    await subscribed({ audience: appIdUri });
    await grid.until(() => grid.webhook.handshakes.length > 0);
    const token = grid.webhook.handshakes[0]?.headers.authorization?.replace(/^Bearer /, "") ?? "";
    expect(decodeJwt(token)).toMatchObject({
      ver: "1.0",
      aud: appIdUri,
      appid: eventGrid.appId,
      roles: [eventGrid.role],
    });
  });
  it("has no token where none was asked for", async () => {
    await subscribed();
    await grid.write("event-eight");
    await arrived(1);
    expect(grid.webhook.events[0]?.headers.authorization).toBeUndefined();
  });
});
