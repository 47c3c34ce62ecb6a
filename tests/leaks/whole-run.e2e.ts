import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, expect, test } from "playwright/test";
import { endpoints } from "../e2e/endpoints.ts";
import { evidence, readService } from "../e2e/evidence.ts";
import { addressOf, tabOf } from "../e2e/people.ts";
import { listIsThere, rows } from "../e2e/secret-list.ts";
import { collect } from "./collect/collect.ts";
import { type Item, type Kind, kinds } from "./collect/item.ts";
import { inspectNode } from "./record/node-inspector.ts";
import { recordedContexts } from "./record/record-browser.ts";
import { takeMemory } from "./record/take-memory.ts";
import { describeFinding, searchKind } from "./search-kind.ts";

/** A run that used none of these is none that hid something. */
const oftenEmpty: ReadonlySet<Kind> = new Set([
  "request body",
  "console",
  "local storage",
  "session storage",
  "IndexedDB",
  "cache storage",
  "cookies",
]);

/** So that the memory of a page with a secret before it is there, whichever stories were run. */
const lookAtOneSecret = async (browser: Browser): Promise<void> => {
  const recording = { folder: evidence.contexts, keepsMemory: () => true };
  const context = await recordedContexts(browser, recording)();
  const page = await context.newPage();
  // Not in a channel: a story may have left it with a tab that shows another vault.
  await page.goto(addressOf(endpoints.teamsHost, "requester", { place: "personal" }));
  const tab = tabOf(page);
  await listIsThere(tab);
  await rows(tab).first().click();
  await expect(tab.getByRole("dialog").getByText("Versions")).toBeVisible();
  await context.close();
};

const takeServiceMemory = async (port: number): Promise<void> => {
  const inspected = await inspectNode(port);
  await takeMemory(inspected, join(evidence.memory, "service"));
  inspected.close();
};

let items: readonly Item[] = [];
let [places, bytes, began] = [0, 0, 0];

test.beforeAll(async ({ browser }, testInfo) => {
  const service = readService();
  await lookAtOneSecret(browser);
  await takeServiceMemory(service.inspectorPort);
  began = performance.now();
  items = collect({
    ...evidence,
    traces: join(testInfo.project.outputDir, "../e2e"),
    written: [service.folder, evidence.logs],
    services: new Set(readdirSync(evidence.services).map((port) => `https://localhost:${port}`)),
  });
});

for (const kind of kinds) {
  test(`nothing leaked in the whole run: ${kind}`, async () => {
    const tally = await searchKind(items, kind);
    places += tally.places;
    bytes += tally.bytes;
    expect(tally.findings.map(describeFinding)).toEqual([]);
    if (!oftenEmpty.has(kind)) expect(tally.bytes).toBeGreaterThan(0);
  });
}

test.afterAll(() => {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const size = (bytes / 2 ** 20).toFixed(0);
  console.log(`Searched for leaks: ${places} places, ${size} MiB, ${seconds} s`);
});
