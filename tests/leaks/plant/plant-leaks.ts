import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright/test";
import { awaitReady } from "../../../scripts/await-answer.ts";
import { startProgram } from "../../../scripts/processes.ts";
import type { Evidence } from "../collect/collect.ts";
import { findFreePort } from "../record/find-free-port.ts";
import { inspectNode } from "../record/node-inspector.ts";
import { recordedContexts } from "../record/record-browser.ts";
import { takeMemory } from "../record/take-memory.ts";
import { recordingNode, watchedNode } from "../record/watched-node.ts";
import { leakInPage } from "./leak-in-page.ts";
import { plantedLeak } from "./leak.ts";

const answersAt = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
};

const visit = async (browser: Browser, address: string, into: Evidence): Promise<void> => {
  const open = recordedContexts(browser, { folder: into.contexts, keepsMemory: () => true });
  const context = await open();
  await context.tracing.start({ snapshots: true });
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(leakInPage, plantedLeak);
  await context.tracing.stop({ path: join(into.traces, "trace.zip") });
  await context.close();
};

/** A page and a service that leak everywhere, recorded by the same means as the real ones. */
export const plantLeaks = async (browser: Browser, folder: string): Promise<Evidence> => {
  const [port, inspectorPort] = [await findFreePort(), await findFreePort()];
  const origin = `http://localhost:${port}`;
  const inside = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const evidence: Evidence = {
    contexts: inside("contexts"),
    replies: inside("replies"),
    memory: inside("memory"),
    traces: inside("traces"),
    written: [inside("written")],
    services: new Set([origin]),
  };
  const service = await startProgram({
    name: "leaky service",
    args: [
      ...recordingNode(evidence.replies),
      ...watchedNode(inspectorPort),
      "tests/leaks/plant/leaky-service.ts",
      String(port),
      inside("written"),
    ],
    env: { PATH: process.env["PATH"] },
    logFile: join(inside("written"), "service.log"),
  });
  try {
    await awaitReady(service, () => answersAt(origin));
    await visit(browser, origin, evidence);
    const inspected = await inspectNode(inspectorPort);
    await takeMemory(inspected, join(evidence.memory, "service.memory"));
    inspected.close();
  } finally {
    await service.stop();
  }
  return evidence;
};
