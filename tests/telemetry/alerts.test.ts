import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Story } from "../access/story.ts";
import { startMeteredStory } from "./metered-story.ts";
import type { AlertWatch } from "./watch-alerts.ts";

let story: Story;
let alerts: AlertWatch;
beforeAll(async () => {
  ({ story, alerts } = await startMeteredStory());
}, 180_000);
afterAll(() => story.stop());

const fault = (service: string, effect: string, match = "") =>
  story.vaultTab.control("faults", { add: { service, match, effect } });
const mend = () => story.vaultTab.control("faults", { clear: true });
const advance = (duration: string) => story.vaultTab.control("clock", { advance: duration });
const times = async (count: number, work: () => Promise<unknown>): Promise<void> => {
  for (let done = 0; done < count; done += 1) await work();
};
const look = (who: string) => story.call(who, "listSecrets");
const people = ["requester", "approver", "second-approver", "auditor"];

it("nothing is raised where all is well, but that nobody watches the watchdog", async () => {
  await look("requester");
  await alerts.look();
  await advance("PT3M");
  await alerts.look();
  expect(alerts.firing()).toEqual(["watchdog-silent"]);
});

/** What was well before is forgotten, and what is asked now fails. */
const fail = async (alert: string, failing: () => Promise<unknown>): Promise<void> => {
  await advance("PT11M");
  await alerts.look();
  await failing();
  try {
    expect(await alerts.raised(alert)).toBe(true);
  } finally {
    await mend();
  }
};

describe("of what does not answer is told, until it does:", () => {
  it("arm-down", async () => {
    await fault("arm", "fail-500");
    await fail("arm-down", () => Promise.resolve());
    expect(await alerts.cleared("arm-down")).toBe(true);
  }, 120_000);

  it("key-vault-down", async () => {
    await fault("key-vault", "fail-500");
    await fail("key-vault-down", () => look("requester"));
    await look("requester");
    expect(await alerts.cleared("key-vault-down")).toBe(true);
  }, 120_000);

  it("throttled", async () => {
    await fault("key-vault", "throttle");
    await fail("throttled", async () => {
      for (const who of people) await look(who);
    });
    await advance("PT11M");
    expect(await alerts.cleared("throttled")).toBe(true);
  }, 120_000);

  it("entra-keys-failing", async () => {
    await story.vaultTab.control("keys", { roll: true });
    await fault("entra-keys", "fail-500");
    await fail("entra-keys-failing", () => times(6, () => story.vaultTab.call("/readyz")));
    await story.vaultTab.call("/readyz");
    expect(await alerts.cleared("entra-keys-failing")).toBe(true);
    expect((await look("requester")).status).toBe(200);
  }, 120_000);

  it("entra-down", async () => {
    // What Entra has given holds for an hour or so, and msal asks no more often than once a minute after a failure.
    await advance("PT3H");
    // Of the service only: people go on signing in.
    for (const grant of ["jwt-bearer", "client_credentials"])
      await fault("entra", "fail-500", grant);
    await fail("entra-down", async () => {
      for (const who of people) await look(who);
      await advance("PT1M1S");
      for (const who of people) await look(who);
    });
    await advance("PT1M1S");
    expect((await look("requester")).status).toBe(200);
    expect(await alerts.cleared("entra-down")).toBe(true);
  }, 120_000);

  it("graph-down", async () => {
    await fault("graph", "fail-500");
    await fail("graph-down", () =>
      times(6, () =>
        story.ask("requester", "kv-payments-prod/adyen-api-key").catch(() => undefined),
      ),
    );
    await story.ask("requester", "kv-payments-dev/fx-rates-api-key").catch(() => undefined);
    expect(await alerts.cleared("graph-down")).toBe(true);
  }, 120_000);
});

describe("of what is late is told, until it is done:", () => {
  it("access-not-ended", async () => {
    await fault("arm", "fail-500", "vault-tab-grants DELETE");
    const request = await story.askOne("requester", "kv-payments-dev/adyen-api-key");
    expect(await story.isGrant(request, "active")).toBe(true);
    await advance("PT2M");
    expect(await alerts.raised("access-not-ended")).toBe(true);
    await mend();
    await advance("PT2M");
    expect(await alerts.cleared("access-not-ended")).toBe(true);
  }, 120_000);

  it("orphan-found", async () => {
    await fault("arm", "fail-500", "vault-tab-grants DELETE");
    const note = `Vault Tab request=${randomUUID()} ends=2099-01-01T00:00:00Z`;
    await story.leaveBehind("requester", "kv-payments-prod/adyen-api-key", note);
    expect(await alerts.raised("orphan-found")).toBe(true);
    await mend();
    await advance("PT5M");
    expect(await alerts.cleared("orphan-found")).toBe(true);
  }, 120_000);

  it("outbox-stuck", async () => {
    await fault("graph", "fail-500", "sendActivityNotification");
    await story.ask("requester", "kv-payments-prod/paypal-client-secret");
    await advance("PT16M");
    expect(await alerts.raised("outbox-stuck")).toBe(true);
    await mend();
    await advance("PT30M");
    expect(await alerts.cleared("outbox-stuck")).toBe(true);
  }, 120_000);

  it("logs-down", async () => {
    await fault("logs", "fail-500");
    await advance("PT16M");
    expect(await alerts.raised("logs-down")).toBe(true);
    await mend();
    expect(await alerts.cleared("logs-down")).toBe(true);
  }, 120_000);

  it("logs-late", async () => {
    await story.vaultTab.control("logs", { silent: true });
    await advance("PT2H10M");
    expect(await alerts.raised("logs-late")).toBe(true);
    await story.vaultTab.control("logs", { silent: false });
    await alerts.cleared("logs-late", 5);
    await advance("PT15M");
    await alerts.cleared("logs-late", 5);
    await advance("PT15M");
    expect(await alerts.cleared("logs-late")).toBe(true);
  }, 120_000);

  it("checkpoint-old", async () => {
    const folder = join(story.vaultTab.folder, "data", "checkpoints");
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "");
    await advance("PT1H10M");
    expect(await alerts.raised("checkpoint-old")).toBe(true);
    rmSync(folder);
    expect(await alerts.cleared("checkpoint-old")).toBe(true);
  }, 120_000);
});
