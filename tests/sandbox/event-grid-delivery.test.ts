import { EventGridDeserializer } from "@azure/eventgrid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEventGrid, type EventGrid } from "./event-grid-world.ts";

// AD/event-grid/delivery-and-retry.md

let grid: EventGrid;
const reader = new EventGridDeserializer();

beforeAll(async () => {
  grid = await startEventGrid();
});
beforeEach(async () => {
  await grid.subscribe();
  await grid.until(async () =>
    (await grid.state()).subscriptions.every((one) => one.provisioningState === "Succeeded"),
  );
});
afterEach(() => grid.begin());
afterAll(() => grid.stop());

const arrived = (count: number) => grid.until(() => grid.webhook.events.length >= count);
const settled = () => grid.until(async () => (await grid.state()).waiting === 0);
const set = (change: object) => grid.azure.control("event-grid", change);
async function subjects(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { body } of grid.webhook.events)
    for (const { subject } of await reader.deserializeEventGridEvents(body)) found.push(subject);
  return found;
}

describe("a webhook that refuses", () => {
  it.each([
    [400, "BadRequest"],
    [401, "Unauthorized"],
    [403, "Forbidden"],
    [413, "PayloadTooLarge"],
  ])(
    "by %d is never asked again, and the event is kept as a dead letter",
    async (status, outcome) => {
      grid.webhook.answerNext(status);
      await grid.write("event-refused");
      await settled();
      await grid.advance("PT2H");
      expect(grid.webhook.events).toHaveLength(1);
      expect((await grid.state()).deadLetters).toMatchObject([
        { deliveryAttempts: 1, lastDeliveryOutcome: outcome, event: { subject: "event-refused" } },
      ]);
    },
  );
});

describe("a webhook that fails", () => {
  it("is asked again after 10 and then 30 seconds, with the same event", async () => {
    grid.webhook.answerNext(500, 503);
    await grid.write("event-retried");
    await arrived(1);
    await grid.advance("PT11S");
    await arrived(2);
    await grid.advance("PT11S");
    expect(grid.webhook.events).toHaveLength(2);
    await grid.advance("PT20S");
    await arrived(3);
    await settled();
    const counts = grid.webhook.events.map(({ headers }) => headers["aeg-delivery-count"]);
    expect(counts).toEqual(["0", "1", "2"]);
    expect(new Set(grid.webhook.events.map(({ body }) => body)).size).toBe(1);
  });
  it("by not answering in time is asked again", async () => {
    await set({ timeoutSeconds: 0.2 });
    grid.webhook.answerNext("hang");
    await grid.write("event-late");
    await arrived(1);
    await grid.until(async () => {
      await grid.advance("PT11S");
      return grid.webhook.events.length === 2;
    });
    await settled();
  });
  it("for as many times as the subscription says loses the event to the dead letters", async () => {
    await grid.subscribe({ maxDeliveryAttempts: 2 });
    await grid.until(async () =>
      (await grid.state()).subscriptions.every((one) => one.provisioningState === "Succeeded"),
    );
    grid.webhook.answerNext(500, 500);
    await grid.write("event-lost");
    await arrived(1);
    await grid.advance("PT11S");
    await arrived(2);
    await settled();
    expect((await grid.state()).deadLetters).toMatchObject([
      { deadLetterReason: "MaxDeliveryAttemptsExceeded", deliveryAttempts: 2 },
    ]);
  });
});

describe("events come", () => {
  it("at least once: several times, with one id, where that is asked for", async () => {
    await set({ duplicates: 2 });
    await grid.write("event-thrice");
    await arrived(3);
    const ids = new Set<string>();
    for (const { body } of grid.webhook.events)
      for (const { id } of await reader.deserializeEventGridEvents(body)) ids.add(id);
    expect(ids.size).toBe(1);
  });
  it("in no order: the newest first, where that is asked for", async () => {
    await set({ delaySeconds: 60, newestFirst: true });
    for (const secret of ["event-a", "event-b", "event-c"]) await grid.write(secret);
    expect(grid.webhook.events).toEqual([]);
    await grid.advance("PT61S");
    await arrived(3);
    expect(await subjects()).toEqual(["event-c", "event-b", "event-a"]);
  });
});
