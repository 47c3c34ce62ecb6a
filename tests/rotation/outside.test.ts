import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { beginOutside, passUntilOver, planned } from "./outside.ts";
import { type RotationStory, startRotations } from "./world.ts";

let story: RotationStory;
beforeAll(async () => {
  story = await startRotations();
});
afterAll(() => story.stop());

const secretOf = (name: string): string => `kv-payments-dev/${name}`;

describe.each([
  ["a workflow", planned.workflow, "fx-rates-api-key", "Write the new version"],
  ["a runbook", planned.runbook, "queue-listen-key", "store"],
] as const)("%s", (_what, settings, name, writing) => {
  const secret = secretOf(name);

  it("writes one new version, told step by step, and the old one stays beside it", async () => {
    const before = await story.versions(secret);
    const id = await beginOutside(story, secret, settings());
    const over = await passUntilOver(story, id);
    expect(over).toMatchObject({ status: "succeeded", retirement: { status: "retiring" } });
    const after = await story.versions(secret);
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({ enabled: true, version: over.newVersion });
    expect(after.at(-1)?.tags).toMatchObject({ rotation: id });
    expect(after.every(({ enabled }) => enabled)).toBe(true);
    expect(over.steps.map(({ title }) => title)).toContain(writing);
    expect(over.steps.map(({ status }) => status)).toEqual(over.steps.map(() => "done"));
  }, 60_000);
});

it("a plan that is due begins its workflow by itself, under nobody's name", async () => {
  const secret = secretOf("ledger-db-connection");
  const before = await story.versions(secret);
  const change = { settings: planned.workflow(), cadence: { every: "PT1H" } };
  expect((await story.setPlan("approver", secret, 0, change)).status).toBe(200);
  await story.kill();
  await story.startAgain();
  const begun = async () =>
    (await story.list("admin")).find(({ name }) => name === "ledger-db-connection");
  expect(await until(async () => (await begun()) !== undefined)).toBe(true);
  const over = await passUntilOver(story, (await begun())?.id ?? "");
  expect(over).toMatchObject({ status: "succeeded", trigger: "schedule" });
  expect(over.startedBy).toBeUndefined();
  expect(await story.versions(secret)).toHaveLength(before.length + 1);
}, 60_000);
