import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Reads, RotationPlans } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { type RotationStory, startRotations } from "./world.ts";

const used = "kv-payments-dev/adyen-api-key";
const unapproved = "kv-payments-dev/fx-rates-api-key";
const unused = "kv-payments-dev/queue-listen-key";
const rules = mkdtempSync(join(tmpdir(), "vault-tab-rules-"));

/** The rules as they are, but that development secrets are to be rotated after use. */
const askForRotation = (): void => {
  cpSync("rules", rules, { recursive: true });
  const file = join(rules, "payments.cedar");
  const id = '@id("payments-dev-members")';
  writeFileSync(file, readFileSync(file, "utf8").replace(id, `${id}\n@rotateAfterUse("true")`));
};

let story: RotationStory;
beforeAll(async () => {
  askForRotation();
  story = await startRotations({ RULES_FOLDER: rules, LOGS_SECONDS: "1" });
  await story.vaultTab.control("logs", { delaySeconds: 1, spreadSeconds: 1 });
  await story.setPlan("approver", used);
  await story.setPlan("second-approver", unapproved);
  await story.setPlan("approver", unused);
});
afterAll(async () => {
  await story.stop();
  rmSync(rules, { recursive: true });
});

const begunOf = async () =>
  (await story.list("admin")).map(({ name, trigger, status }) => [name, trigger, status]);
const readsOf = async (): Promise<number> => {
  const { text } = await story.call("auditor", "listReads", { query: "?basis=grant" });
  return Reads.parse(JSON.parse(text)).items.length;
};
const plansDue = async (): Promise<readonly string[]> => {
  const { text } = await story.call("approver", "listRotationPlans", {});
  const { items } = RotationPlans.parse(JSON.parse(text));
  return items.flatMap(({ name, dueAt }) => (dueAt === undefined ? [] : [name]));
};
const restart = async (): Promise<void> => {
  await story.kill();
  await story.startAgain();
};

describe("a secret that a rule wants rotated after use", () => {
  it("is left alone while its grant lasts, and where nobody has read it", async () => {
    for (const secret of [used, unapproved, unused]) {
      const request = await story.askOne("requester", secret, { duration: "PT1H" });
      expect(await story.isGrant(request, "active")).toBe(true);
      if (secret !== unused) expect(await story.read("requester", secret)).toBe(200);
    }
    expect(await until(async () => (await readsOf()) === 2)).toBe(true);
    await restart();
    expect(await until(async () => (await begunOf()).length > 0, 3)).toBe(false);
  }, 60_000);

  it("gets a new value once it is over, by its approved plan; another plan says that it is due", async () => {
    await story.vaultTab.control("clock", { advance: "PT1H" });
    const isOver = async () => {
      const { text } = await story.call("admin", "listGrants", { query: "?view=all&status=ended" });
      return text.split('"because":"expired"').length === 4;
    };
    expect(await until(isOver)).toBe(true);
    await restart();
    const done = [["adyen-api-key", "after-use", "succeeded"]];
    const isDone = async () => (await begunOf()).at(0)?.at(2) === "succeeded";
    expect(await until(isDone)).toBe(true);
    expect(await plansDue()).toEqual(["fx-rates-api-key"]);
    await restart();
    expect(await until(async () => (await begunOf()).length > 1, 3)).toBe(false);
    expect(await begunOf()).toEqual(done);
  }, 90_000);
});
