import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { type Replicas, startReplicas } from "./replicas.ts";

/** Killed while this is under way. `late`: the write takes effect after its sender is dead. */
const kills = [
  ["before the write", "fx-rates-api-key", "versions", "failed", 0],
  [
    "while the write is under way, which takes effect later",
    "adyen-api-key",
    "write",
    "succeeded",
    1,
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
    "%s: ended as stated, by the other one",
    async (_when, name, at, status, more) => {
      const secret = `kv-payments-dev/${name}`;
      const before = (await story.versions(secret)).length;
      await story.setPlan("approver", secret);
      await story.disturb(secret, "slow", { at, seconds: 3 });
      const id = await story.begin(secret);
      const isWriting = async () => (await story.show("approver", id)).status === "running";
      if (at === "write") expect(await until(isWriting)).toBe(true);
      await story.kill();
      await story.calm();
      const written = async () => (await story.versions(secret)).length === before + more;
      expect(await until(written)).toBe(true);
      await story.vaultTab.control("clock", { advance: "PT45S" });
      await story.startAgain();
      expect(await story.is(id, status)).toBe(true);
      const versions = await story.versions(secret);
      expect(versions).toHaveLength(before + more);
      expect(versions.every(({ enabled }) => enabled)).toBe(true);
      const { trouble, newVersion } = await story.show("approver", id);
      if (status === "failed") expect(trouble).toContain("start again");
      else expect(newVersion).toBe(versions.at(-1)?.version);
      const again = await story.begin(secret);
      expect(await story.is(again, "succeeded")).toBe(true);
      expect(await story.versions(secret)).toHaveLength(before + more + 1);
    },
    120_000,
  );

  it("while an old version is being disabled: it is disabled once, and the new one stays", async () => {
    const secret = "kv-payments-dev/ledger-db-connection";
    const id = await story.begin(secret);
    expect(await story.is(id, "succeeded")).toBe(true);
    await story.disturb(secret, "slow", { seconds: 2 });
    const body = { reason: "Deployed everywhere" };
    expect(
      (await story.call("approver", "retireOldVersion", { params: { id }, body })).status,
    ).toBe(202);
    await story.kill();
    await story.calm();
    await story.vaultTab.control("clock", { advance: "PT45S" });
    await story.startAgain();
    const isRetired = async () =>
      (await story.show("approver", id)).retirement?.status === "retired";
    expect(await until(isRetired)).toBe(true);
    const versions = await story.versions(secret);
    expect(versions.slice(-2).map(({ enabled }) => enabled)).toEqual([false, true]);
  }, 120_000);
});
