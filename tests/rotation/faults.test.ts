import { Rotation } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { type RotationStory, startRotations } from "./world.ts";

let story: RotationStory;
beforeAll(async () => {
  story = await startRotations();
});
afterAll(() => story.stop());

const secretOf = (name: string): string => `kv-payments-dev/${name}`;
const countOf = async (secret: string): Promise<number> => (await story.versions(secret)).length;

describe("Key Vault", () => {
  it("loses the answer to the write: it is looked for, and there is exactly one new version", async () => {
    const secret = secretOf("adyen-api-key");
    const before = await countOf(secret);
    await story.disturb(secret, "lost-answer", { at: "write", times: 2 });
    const id = await story.begin(secret);
    expect(await story.is(id, "succeeded")).toBe(true);
    await story.calm();
    expect(await countOf(secret)).toBe(before + 1);
    expect((await story.show("approver", id)).newVersion).toBe(
      (await story.versions(secret)).at(-1)?.version,
    );
  });

  it("refuses the write: it fails in words, and the old version stays", async () => {
    const secret = secretOf("fx-rates-api-key");
    const before = await countOf(secret);
    await story.disturb(secret, "deny", { at: "write" });
    const id = await story.begin(secret);
    expect(await story.is(id, "failed")).toBe(true);
    await story.calm();
    const { trouble, steps, actions } = await story.show("approver", id);
    expect(trouble).toContain("The old one is in use");
    expect(steps.map(({ status }) => status)).toEqual(["failed", "skipped"]);
    expect(actions.find(({ name }) => name === "start-again")?.allowed).toBe(true);
    expect(await countOf(secret)).toBe(before);
    const again = await story.begin(secret);
    expect(await story.is(again, "succeeded")).toBe(true);
    expect(await countOf(secret)).toBe(before + 1);
  });

  it("limits requests: it waits, and goes on by itself", async () => {
    const secret = secretOf("ledger-db-connection");
    const before = await countOf(secret);
    await story.disturb(secret, "throttle", { at: "write", times: 2 });
    const id = await story.begin(secret);
    expect(await story.is(id, "succeeded")).toBe(true);
    expect(await countOf(secret)).toBe(before + 1);
  });

  it("limits requests, and somebody cancels meanwhile: nothing is written, then or later", async () => {
    const secret = secretOf("queue-listen-key");
    const before = await countOf(secret);
    await story.disturb(secret, "throttle", { at: "write" });
    const id = await story.begin(secret);
    const cancel = (who: string) => story.call(who, "cancelRotation", { params: { id } });
    expect((await cancel("requester")).code).toBe("refused_by_rules");
    // While a try is under way it can't be stopped; between two it can.
    const isCancelled = async () => (await cancel("second-approver")).status === 200;
    expect(await until(isCancelled)).toBe(true);
    await story.calm();
    expect((await cancel("approver")).code).toBe("state_changed");
    const { status, steps } = await story.show("approver", id);
    expect([status, ...steps.map((step) => step.status)]).toEqual([
      "cancelled",
      "skipped",
      "skipped",
    ]);
    const again = await story.begin(secret);
    expect(await story.is(again, "succeeded")).toBe(true);
    expect(await countOf(secret)).toBe(before + 1);
    expect((await story.show("approver", id)).status).toBe("cancelled");
  });

  it("does not confirm and has nothing: it fails once no write can come any more", async () => {
    const secret = secretOf("stripe-secret-key");
    const before = await countOf(secret);
    await story.disturb(secret, "fail-500", { at: "write" });
    const id = await story.begin(secret);
    expect(await story.is(id, "failed", 10)).toBe(false);
    await story.calm();
    await story.vaultTab.control("clock", { advance: "PT2M" });
    expect(await story.is(id, "failed")).toBe(true);
    expect((await story.show("approver", id)).trouble).toContain("no new version has appeared");
    expect(await countOf(secret)).toBe(before);
  }, 60_000);
});

describe("a double click", () => {
  it("with one key begins one rotation, and answers alike", async () => {
    const secret = secretOf("open-banking-client-secret");
    const before = await countOf(secret);
    await story.setPlan("approver", secret);
    const both = await Promise.all([1, 2].map(() => story.rotate("approver", secret, "one-click")));
    const taken = both.filter(({ status }) => status === 202);
    expect(taken.length).toBeGreaterThan(0);
    for (const { status, code } of both) expect([202, "in_progress"]).toContain(code ?? status);
    const again = await story.rotate("approver", secret, "one-click");
    const ids = [...taken, again].map(({ text }) => Rotation.parse(JSON.parse(text)).id);
    expect(new Set(ids).size).toBe(1);
    expect(await story.is(ids[0] ?? "", "succeeded")).toBe(true);
    expect(await countOf(secret)).toBe(before + 1);
  });

  it("of two who do not know of each other: one begins, the other is told", async () => {
    const secret = secretOf("paypal-client-secret");
    const before = await countOf(secret);
    await story.setPlan("approver", secret);
    await story.disturb(secret, "slow", { at: "write", seconds: 2 });
    const both = await Promise.all([1, 2].map(() => story.rotate("approver", secret)));
    expect(both.map(({ status, code }) => code ?? status).toSorted()).toEqual([
      202,
      "already_rotating",
    ]);
    const id = both.find(({ status }) => status === 202)?.text ?? "";
    expect(await story.is(Rotation.parse(JSON.parse(id)).id, "succeeded")).toBe(true);
    await story.calm();
    expect(await countOf(secret)).toBe(before + 1);
  });
});
