import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { awaitReady } from "../../scripts/await-answer.ts";
import { startProgram } from "../../scripts/processes.ts";
import { pageItems } from "./collect/pages.ts";
import { waysToHold } from "./plant/ways-to-hold.ts";
import { findFreePort } from "./record/find-free-port.ts";
import { keepMemory } from "./record/keep-memory.ts";
import { inspectNode } from "./record/node-inspector.ts";
import { takeMemory } from "./record/take-memory.ts";
import { watchedNode } from "./record/watched-node.ts";
import { search } from "./search/search.ts";
import { ofFile } from "./search/source.ts";

test.beforeEach(({}, testInfo) => void mkdirSync(testInfo.outputDir, { recursive: true }));

for (const [how, expression] of Object.entries(waysToHold)) {
  test(`a leak is found in the memory of a page, as ${how}`, async ({ page }, testInfo) => {
    await page.evaluate(`globalThis.held = ${expression}; undefined`);
    await keepMemory(page, testInfo.outputDir);
    const [memory, ...others] = pageItems(testInfo.outputDir);
    if (!memory) throw new Error("No memory was kept.");
    expect(others).toEqual([]);
    expect((await search(memory, memory.source)).findings).not.toEqual([]);
  });

  test(`a leak is found in the memory of a service, as ${how}`, async ({}, testInfo) => {
    const port = await findFreePort();
    const file = join(testInfo.outputDir, "memory");
    const script = `globalThis.held = ${expression}; setInterval(() => {}, 1_000_000);`;
    const service = await startProgram({
      name: "holder",
      args: [...watchedNode(port), "--eval", script],
      env: { PATH: process.env["PATH"] },
      logFile: join(testInfo.outputDir, "log"),
    });
    try {
      await awaitReady(service, () =>
        fetch(`http://127.0.0.1:${port}/json/version`).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
      const inspected = await inspectNode(port);
      await takeMemory(inspected, file);
      inspected.close();
    } finally {
      await service.stop();
    }
    const found = await search({ name: "memory", tokens: "any" }, ofFile(file));
    expect(found.findings).not.toEqual([]);
  });
}
