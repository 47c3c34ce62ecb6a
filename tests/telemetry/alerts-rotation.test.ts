import { afterAll, beforeAll, expect, it } from "vitest";
import { type RotationStory, SECRET, startRotations } from "../rotation/world.ts";
import { meter } from "./metered-story.ts";
import type { AlertWatch } from "./watch-alerts.ts";

let story: RotationStory;
let alerts: AlertWatch;
beforeAll(async () => {
  ({ story, alerts } = await meter(startRotations));
}, 180_000);
afterAll(() => story.stop());

const control = (what: string, change: object) => story.vaultTab.control(what, change);
const [vault = ""] = SECRET.split("/");

const rotate = async (): Promise<void> => {
  await alerts.look();
  expect(await story.is(await story.begin(SECRET), "succeeded", 60)).toBe(true);
};

const subscribe = () =>
  control("event-grid", {
    add: {
      name: "vault-events",
      vaults: [vault],
      endpoint: `${story.vaultTab.product.origin}/events/key-vault`,
      audience: story.vaultTab.sandbox.endpoints.clientId,
    },
  });

it("event-grid-silent: a rotation succeeded, and nobody is subscribed to what Event Grid tells", async () => {
  await subscribe();
  await rotate();
  await control("clock", { advance: "PT2H" });
  await control("event-grid", { remove: "vault-events" });
  await rotate();
  expect(await alerts.raised("event-grid-silent")).toBe(true);
  await subscribe();
  await rotate();
  expect(await alerts.cleared("event-grid-silent")).toBe(true);
}, 240_000);
