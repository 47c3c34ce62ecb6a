import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
