import { afterAll, beforeAll, expect, it } from "vitest";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { watchedNode } from "../leaks/record/watched-node.ts";
import { beginOutside, passUntilOver, planned } from "./outside.ts";
import { placesLeftBy, placesOf } from "./places.ts";
import { type RotationStory, startRotations } from "./world.ts";

const SECRET = "kv-payments-dev/fx-rates-api-key";
let story: RotationStory;
let inspector: number;
beforeAll(async () => {
  inspector = await findFreePort();
  story = await startRotations({ LOG_LEVEL: "debug" }, watchedNode(inspector));
});
afterAll(() => story.stop());

it("a runbook that prints the new value leaves no trace of it: not in a reply, a log, the database, or memory", async () => {
  const id = await beginOutside(story, SECRET, planned.runbook("-leak"));
  const over = await passUntilOver(story, id);
  expect(over.status).toBe("succeeded");
  expect(over.steps.map(({ name }) => name)).toContain("run/announce");
  const value = await story.valueOf(SECRET);
  expect(value).toMatch(/^canary-/);
  const replies = [
    JSON.stringify(over),
    (await story.call("auditor", "listAuditEntries", { query: "?limit=200" })).text,
  ];
  const places = await placesLeftBy(story, inspector, replies);
  expect(placesOf([value], places)).toEqual([]);
  // What is looked for is found where it is.
  const here = new Map([["here", Buffer.from(`The new value is ${value}`)]]);
  expect(placesOf([value], here).length).toBeGreaterThan(0);
  expect([...places.keys()].filter((name) => name.includes("/data/")).length).toBeGreaterThan(10);
  expect([...places.keys()].some((name) => name.endsWith("/memory"))).toBe(true);
}, 300_000);
