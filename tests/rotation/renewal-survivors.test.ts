import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { passUntilOver } from "./outside.ts";
import { type Replicas, startReplicas } from "./replicas.ts";
import { objectsOf, type VaultObjects } from "./vault-objects.ts";

const CERTIFICATE = "checkout-dev-tls";
const KEY = "card-token-kek";

/**
 * Killed while this call is under way; each is slow enough to be met. Under way, it takes effect after its
 * sender is dead.
 */
const kills = [
  ["a certificate, before it is asked for", "certificate", "/versions ", "queued", "failed"],
  ["a certificate, while it is asked for", "certificate", "/create ", "queued", "succeeded"],
  ["a certificate, while its issuer is looked at", "certificate", "/pending ", "sent", "succeeded"],
  ["a certificate, while its version is", "certificate", "/versions ", "sent", "succeeded"],
  ["a key, before it is rotated", "key", "/versions ", "queued", "failed"],
  ["a key, while it is rotated", "key", "/rotate ", "queued", "succeeded"],
] as const;

describe("killed, with a second replica on the same database", () => {
  let replicas: Replicas;
  let story: Replicas["story"];
  let kinds: Readonly<Record<"certificate" | "key", VaultObjects>>;
  beforeAll(async () => {
    replicas = await startReplicas();
    ({ story } = replicas);
    await story.vaultTab.control("logs", { delaySeconds: 1, spreadSeconds: 1 });
    kinds = { certificate: objectsOf(story, "certificate"), key: objectsOf(story, "key") };
  });
  afterAll(() => replicas.stop());

  const kill = async (): Promise<void> => {
    await story.kill();
    process.kill(-replicas.second.pid, "SIGCONT");
    await story.startAgain();
  };
  const isMet = async () => {
    await story.vaultTab.control("clock", { advance: "PT1S" });
    return (await story.control()).faults.length === 0;
  };

  it.each(kills)(
    "%s: ended as stated by the other one, with one new version at most",
    async (_what, kind, call, when, status) => {
      const objects = kinds[kind];
      const name = kind === "key" ? KEY : CERTIFICATE;
      const match = `${kind}s/${name}${call}`;
      const slow = () => objects.disturb(match, "slow", { seconds: 3, times: 1 });
      await objects.setPlan(name);
      const before = await objects.versions(name);
      // So that it is the first one that is met; the other one goes on, where it stood, once that is dead.
      process.kill(-replicas.second.pid, "SIGSTOP");
      const id = await objects.begin(name, {}, when === "queued" ? slow : undefined);
      if (when === "sent") {
        const isSent = async () =>
          (await story.show("approver", id)).steps.some(
            ({ name: step, status: now }) => step === "start-run" && now === "done",
          );
        expect(await until(isSent)).toBe(true);
        await slow();
      }
      expect(await until(isMet)).toBe(true);
      await kill();
      const over = await passUntilOver(story, id, 60);
      await story.calm();
      await story.vaultTab.control("clock", { advance: "PT5M" });
      const after = await objects.versions(name);
      expect(over.status).toBe(status);
      expect(after).toHaveLength(before.length + (status === "succeeded" ? 1 : 0));
      expect(after.every(({ enabled }) => enabled)).toBe(true);
      if (status === "failed") expect(over.trouble).toContain("start again");
      else expect(over.newVersion).toBe(after.at(-1)?.version);
    },
    120_000,
  );

  it("while an old version is being disabled: it is disabled once, and the new one stays", async () => {
    const objects = kinds.certificate;
    const id = await objects.begin(CERTIFICATE);
    const { oldVersion = "" } = await passUntilOver(story, id, 60);
    process.kill(-replicas.second.pid, "SIGSTOP");
    await objects.disturb(oldVersion, "slow", { seconds: 3, times: 1 });
    const body = { reason: "Deployed everywhere" };
    const said = await story.call("approver", "retireOldVersion", { params: { id }, body });
    expect(said.status).toBe(202);
    expect(await until(isMet)).toBe(true);
    await kill();
    await story.vaultTab.control("clock", { advance: "PT45S" });
    const isRetired = async () =>
      (await story.show("approver", id)).retirement?.status === "retired";
    expect(await until(isRetired)).toBe(true);
    const last = (await objects.versions(CERTIFICATE)).slice(-2);
    expect(last.map(({ enabled }) => enabled)).toEqual([false, true]);
  }, 120_000);
});
