import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { beginOutside, passUntilOver, planned } from "./outside.ts";
import { type Replicas, startReplicas } from "./replicas.ts";

const SECRET = "kv-payments-dev/fx-rates-api-key";

/**
 * Killed while this call is under way; each is slow enough to be met. What was not begun is not begun by
 * somebody else: GitHub could not tell one start from two.
 */
const kills = [
  ["the App signs in", planned.workflow, "key-vault", "sign", "failed"],
  ["the workflow is started", planned.workflow, "github", "dispatches", "succeeded"],
  ["the run is looked at", planned.workflow, "github", "/jobs", "succeeded"],
  ["the job is made", planned.runbook, "arm", "PUT management.azure.com", "succeeded"],
  ["the job is looked at", planned.runbook, "arm", "GET management.azure.com", "succeeded"],
  [
    "the new version is looked for",
    planned.runbook,
    "key-vault",
    "fx-rates-api-key/versions",
    "succeeded",
  ],
] as const;

describe("killed, with a second replica on the same database", () => {
  let replicas: Replicas;
  let story: Replicas["story"];
  beforeAll(async () => {
    replicas = await startReplicas();
    ({ story } = replicas);
  });
  afterAll(() => replicas.stop());

  it.each(kills)(
    "while %s: one new version at most, ended as stated by the other one",
    async (_when, settings, service, match, status) => {
      // So that it is the first one that is met; the other one goes on, where it stood, once that is dead.
      process.kill(-replicas.second.pid, "SIGSTOP");
      const before = (await story.versions(SECRET)).length;
      const add = { service, match, effect: "slow", seconds: 3, times: 1 };
      await story.vaultTab.control("faults", { add });
      const id = await beginOutside(story, SECRET, settings());
      const met = async () => {
        await story.vaultTab.control("clock", { advance: "PT1S" });
        return (await story.control()).faults.length === 0;
      };
      expect(await until(met)).toBe(true);
      await story.kill();
      process.kill(-replicas.second.pid, "SIGCONT");
      await story.startAgain();
      const over = await passUntilOver(story, id, 60);
      await story.calm();
      await story.vaultTab.control("clock", { advance: "PT15M" });
      const versions = await story.versions(SECRET);
      const made = versions.filter(({ tags }) => tags?.["rotation"] === id);
      expect(versions).toHaveLength(before + made.length);
      expect(versions.every(({ enabled }) => enabled)).toBe(true);
      expect(over.status).toBe(status);
      expect(made).toHaveLength(status === "succeeded" ? 1 : 0);
      if (status === "failed") expect(over.trouble).toContain("Look there before you start");
    },
    120_000,
  );
});
