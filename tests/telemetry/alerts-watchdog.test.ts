import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startProgram } from "../../scripts/processes.ts";
import { root } from "../../scripts/root.ts";
import type { Story } from "../access/story.ts";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { startMeteredStory } from "./metered-story.ts";
import type { AlertWatch } from "./watch-alerts.ts";

let port: number;
let story: Story;
let alerts: AlertWatch;
let watchdog: Awaited<ReturnType<typeof startProgram>>;

const startWatchdog = () =>
  startProgram({
    name: "watchdog",
    args: ["api/src/watchdog.ts"],
    env: {
      PATH: process.env["PATH"],
      ...parseEnv(readFileSync(join(root, "env/.env.local"), "utf8")),
      ...story.vaultTab.sandbox.processEnvironment,
      METRICS_PORT: String(port),
    },
    logFile: join(story.vaultTab.folder, "watchdog.log"),
  });

beforeAll(async () => {
  port = await findFreePort();
  ({ story, alerts } = await startMeteredStory({}, [{ job: "vault-tab-watchdog", port }]));
  watchdog = await startWatchdog();
}, 180_000);
afterAll(async () => {
  await watchdog.stop();
  await story.stop();
});
const control = (what: string, change: object) => story.vaultTab.control(what, change);

it("watchdog-silent: it can't see, or is not there", async () => {
  expect(await alerts.cleared("watchdog-silent")).toBe(true);
  await control("faults", { add: { service: "arm", match: "watchdog", effect: "fail-500" } });
  await control("clock", { advance: "PT11M" });
  expect(await alerts.raised("watchdog-silent")).toBe(true);
  await control("faults", { clear: true });
  expect(await alerts.cleared("watchdog-silent")).toBe(true);
  await watchdog.stop();
  expect(await alerts.raised("watchdog-silent")).toBe(true);
  watchdog = await startWatchdog();
  expect(await alerts.cleared("watchdog-silent")).toBe(true);
}, 180_000);

it("watchdog-ended and service-down: the service is gone while an access ends", async () => {
  const request = await story.askOne("requester", "kv-payments-dev/adyen-api-key", {
    duration: "PT20S",
  });
  expect(await story.isGrant(request, "active")).toBe(true);
  await alerts.look();
  expect(alerts.firing()).toEqual([]);
  await story.kill();
  expect(await alerts.raised("watchdog-ended", 60)).toBe(true);
  expect(await alerts.raised("service-down")).toBe(true);
  await story.startAgain();
  expect(await alerts.cleared("service-down")).toBe(true);
  await control("clock", { advance: "PT1H1M" });
  expect(await alerts.cleared("watchdog-ended")).toBe(true);
}, 180_000);
