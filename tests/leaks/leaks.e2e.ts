import { join } from "node:path";
import { readdirSync } from "node:fs";
import { expect, test } from "playwright/test";
import { endpoints } from "../e2e/endpoints.ts";
import { evidence, readService } from "../e2e/evidence.ts";
import { addressOf, tabOf } from "../e2e/people.ts";
import { listIsThere, rows } from "../e2e/secret-list.ts";
import { collect } from "./collect/collect.ts";
import { type Item, type Kind, kinds } from "./collect/item.ts";
import { plantLeaks } from "./plant/plant-leaks.ts";
import { inspectNode } from "./record/node-inspector.ts";
import { recordedContexts } from "./record/record-browser.ts";
import { takeMemory } from "./record/take-memory.ts";
import { describeFinding, searchKind } from "./search-kind.ts";

/** What a page of ours may well never have used. */
const oftenEmpty: ReadonlySet<Kind> = new Set([
  "request body",
  "console",
  "local storage",
  "session storage",
  "IndexedDB",
  "cache storage",
  "cookies",
]);

test.describe("a planted leak is found in", () => {
  let items: readonly Item[] = [];
  test.beforeAll(async ({ browser }, testInfo) => {
    items = collect(await plantLeaks(browser, testInfo.outputPath("planted")));
  });

  for (const kind of kinds) {
    test(kind, async () => {
      const found = (await searchKind(items, kind)).findings.map(({ what }) => what);
      expect(found).toContain("a secret value");
      // The service itself has to hold tokens for what is behind it.
      if (kind !== "service's memory") expect(found).toContain("a token for a service behind ours");
    });
  }
});

test.describe("in the whole run nothing leaked into", () => {
  let items: readonly Item[] = [];
  let [places, bytes, began] = [0, 0, 0];

  test.beforeAll(async ({ browser }, testInfo) => {
    const open = recordedContexts(browser, {
      folder: evidence.contexts,
      keepsMemory: () => true,
    });
    const context = await open();
    const page = await context.newPage();
    await page.goto(addressOf(endpoints.teamsHost, "requester"));
    const tab = tabOf(page);
    await listIsThere(tab);
    await rows(tab).first().click();
    await expect(tab.getByRole("dialog").getByText("Versions")).toBeVisible();
    await context.close();
    const service = readService();
    const inspected = await inspectNode(service.inspectorPort);
    await takeMemory(inspected, join(evidence.memory, "service.memory"));
    inspected.close();
    began = performance.now();
    items = collect({
      ...evidence,
      traces: join(testInfo.project.outputDir, "../e2e"),
      written: [service.folder, evidence.logs],
      services: new Set(readdirSync(evidence.services).map((port) => `https://localhost:${port}`)),
    });
  });

  for (const kind of kinds) {
    test(kind, async () => {
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
});
