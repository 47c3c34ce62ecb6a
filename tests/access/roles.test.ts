import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Apart, startApart } from "./roles-world.ts";
import { until } from "./story.ts";

const secret = "kv-payments-dev/adyen-api-key";

let apart: Apart;
beforeAll(async () => {
  apart = await startApart();
}, 180_000);
afterAll(() => apart.stop());

describe("a process that answers and one that grants", () => {
  it("let somebody in and out again, by way of the database", async () => {
    const { story } = apart;
    const request = await story.askOne("requester", secret, { duration: "PT1H" });
    await story.decide("approver", request, "approve");
    expect(await story.isGrant(request, "active")).toBe(true);
    expect(await story.read("requester", secret)).toBe(200);
    const grant = await story.grantOf(request);
    await story.call("requester", "returnGrant", { params: { id: grant?.id ?? "" } });
    expect(await story.isGrant(request, "ended")).toBe(true);
    expect(await until(async () => (await story.read("requester", secret)) === 403)).toBe(true);
  }, 90_000);
});
