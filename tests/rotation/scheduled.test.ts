import { RotationPlans } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { type RotationStory, startRotations } from "./world.ts";

const due = "kv-payments-dev/adyen-api-key";
const unapproved = "kv-payments-dev/fx-rates-api-key";
const closed = "kv-payments-dev/queue-listen-key";
const HOUR = 3_600_000;
const cadence = { every: "PT1H" };
let story: RotationStory;
beforeAll(async () => {
  story = await startRotations();
  await story.setPlan("approver", due, 0, { cadence });
  await story.setPlan("second-approver", unapproved, 0, { cadence });
  const window = { cron: "0 0 29 2 *", timeZone: "UTC", length: "PT1M" };
  await story.setPlan("approver", closed, 0, { cadence, window });
});
afterAll(() => story.stop());

const begunOf = async () =>
  (await story.list("admin")).map(({ name, trigger, status }) => [name, trigger, status]);
const dueOf = async (secret: string): Promise<string | undefined> => {
  const { text } = await story.call("approver", "listRotationPlans", {});
  const { items } = RotationPlans.parse(JSON.parse(text));
  return items.find(({ vault, name }) => `${vault}/${name}` === secret)?.dueAt;
};
const restart = async (): Promise<void> => {
  await story.kill();
  await story.startAgain();
};
const one = [["adyen-api-key", "schedule", "succeeded"]];

describe("a plan that is due", () => {
  it("begins by itself where it is approved and its window is open, and nowhere else", async () => {
    const before = await story.versions(due);
    await restart();
    const isDone = async () => (await begunOf()).at(0)?.at(2) === "succeeded";
    expect(await until(isDone)).toBe(true);
    expect(await begunOf()).toEqual(one);
    const after = await story.versions(due);
    expect(after).toHaveLength(before.length + 1);
    const [rotation] = await story.list("admin");
    expect(rotation).not.toHaveProperty("startedBy");
    expect(after.at(-1)).toMatchObject({ enabled: true, tags: { rotation: rotation?.id } });
  }, 60_000);

  it("is due by its new version then, and not begun again", async () => {
    const made = (await story.versions(due)).at(-1)?.createdOn?.getTime() ?? 0;
    const next = new Date(made + HOUR).toISOString();
    expect(await until(async () => (await dueOf(due)) === next)).toBe(true);
    await restart();
    const { text } = await story.call("approver", "getRotationPlan", {
      params: { vault: "kv-payments-dev", name: "fx-rates-api-key" },
    });
    expect(text).not.toContain('"approval"');
    expect(await until(async () => (await begunOf()).length > 1, 3)).toBe(false);
  }, 60_000);
});
