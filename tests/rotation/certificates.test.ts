import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { until } from "../access/story.ts";
import { passUntilOver } from "./outside.ts";
import { objectsOf, renewal, type VaultObjects } from "./vault-objects.ts";
import { type RotationStory, startRotations } from "./world.ts";

/** Signed by Key Vault itself within seconds; by an authority after five minutes; by one that never answers. */
const SELF = "checkout-dev-tls";
const SLOW = "open-banking-qwac";
const SILENT = "webhook-client-auth";

let story: RotationStory;
let objects: VaultObjects;
beforeAll(async () => {
  story = await startRotations();
  objects = objectsOf(story, "certificate");
});
afterEach(() => story.calm());
afterAll(() => story.stop());

const countOf = async (name: string): Promise<number> => (await objects.versions(name)).length;
const isRunning = async (id: string, step: string): Promise<boolean> =>
  (await story.show("approver", id)).steps.some(
    ({ name, status }) => name === step && status === "running",
  );
const Operation = z.object({ status: z.string(), cancellation_requested: z.boolean() });
const pendingOf = async (name: string) =>
  Operation.parse(await (await objects.ask("admin", "GET", `certificates/${name}/pending`)).json());
const pass = (by: string) => story.vaultTab.control("clock", { advance: by });
const issuedBy = async (name: string, issuer: string): Promise<void> => {
  const body = { issuer: { name: issuer } };
  const { status } = await objects.ask("admin", "PATCH", `certificates/${name}/policy`, body);
  expect(status).toBe(200);
};

describe("refused before anything happened", () => {
  it("to whoever lacks the right in Azure, which is named", async () => {
    await objects.setPlan(SELF);
    const before = await countOf(SELF);
    const { status, code, text } = await objects.rotate("second-approver", SELF);
    expect([status, code]).toEqual([403, "not_allowed"]);
    expect(text).toContain("Microsoft.KeyVault/vaults/certificates/create/action");
    expect((await objects.rotate("requester", SELF)).code).toBe("refused_by_rules");
    expect((await objects.ask("admin", "GET", `certificates/${SELF}/pending`)).status).toBe(404);
    expect(await countOf(SELF)).toBe(before);
    expect(await story.list("admin")).toEqual([]);
  });

  it("while a renewal is under way that somebody else has begun, which is left alone", async () => {
    const before = await countOf(SLOW);
    expect((await objects.ask("admin", "POST", `certificates/${SLOW}/create`, {})).status).toBe(
      202,
    );
    const over = await passUntilOver(story, await objects.begin(SLOW));
    expect(over.status).toBe("failed");
    expect(over.trouble).toContain("this rotation has not begun. It was left alone");
    expect(await pendingOf(SLOW)).toEqual({ status: "inProgress", cancellation_requested: false });
    await pass("PT6M");
    expect((await pendingOf(SLOW)).status).toBe("completed");
    expect(await countOf(SLOW)).toBe(before + 1);
  });
});

describe("a renewal", () => {
  it("brings one new version by the policy that stands, and both are enabled", async () => {
    const before = await objects.versions(SELF);
    const id = await objects.begin(SELF);
    const over = await passUntilOver(story, id);
    expect(over).toMatchObject({ status: "succeeded", rotator: "certificate-renewal" });
    expect(over.steps.map(({ status }) => status)).toEqual(["done", "done", "done", "done"]);
    const after = await objects.versions(SELF);
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({ version: over.newVersion, enabled: true });
    expect(after.at(-1)?.tags).toEqual({ ...before.at(-1)?.tags, rotation: id });
    expect(after.at(-2)).toMatchObject({ version: over.oldVersion, enabled: true });
    expect(over.retirement).toMatchObject({ status: "retiring", version: over.oldVersion });
  });

  it("is retired on a person's word: certificate and secret of the old version are disabled", async () => {
    const [rotation] = await story.list("approver");
    const { id = "", oldVersion = "" } = rotation ?? {};
    const body = { reason: "All load balancers have the new one" };
    const said = await story.call("approver", "retireOldVersion", { params: { id }, body });
    expect(said.status).toBe(202);
    const isRetired = async () =>
      (await story.show("approver", id)).retirement?.status === "retired";
    expect(await until(isRetired)).toBe(true);
    expect((await objects.versions(SELF)).slice(-2).map(({ enabled }) => enabled)).toEqual([
      false,
      true,
    ]);
    const old = await objects.ask("admin", "GET", `secrets/${SELF}/${oldVersion}`);
    expect(old.status).toBe(403);
  });

  it("is shown while its issuer works on it, and cancelled where a person says so", async () => {
    const before = await countOf(SLOW);
    const id = await objects.begin(SLOW);
    expect(await until(() => isRunning(id, "run/issuer"))).toBe(true);
    expect((await story.show("approver", id)).steps.map(({ title }) => title)).toContain(
      "slow-ca signs it",
    );
    const told = await story.call("approver", "cancelRotation", { params: { id } });
    expect(told.status).toBe(200);
    expect(await passUntilOver(story, id)).toMatchObject({ status: "cancelled" });
    await pass("PT10M");
    expect(await countOf(SLOW)).toBe(before);
    expect((await pendingOf(SLOW)).status).toBe("cancelled");
  });

  it("that its issuer signs late is followed until then", async () => {
    const id = await objects.begin(SLOW);
    expect(await until(() => isRunning(id, "run/issuer"))).toBe(true);
    await pass("PT4M");
    expect(await isRunning(id, "follow-run")).toBe(true);
    expect(await passUntilOver(story, id, 60)).toMatchObject({ status: "succeeded" });
  });
});

describe("ends in words, and the old version stays", () => {
  it("where the issuer refuses", async () => {
    await issuedBy(SLOW, "refusing-ca");
    const before = await countOf(SLOW);
    const over = await passUntilOver(story, await objects.begin(SLOW));
    expect(over.status).toBe("failed");
    expect(over.trouble).toContain(`The pending operation of ${SLOW} has failed`);
    expect(over.trouble).toContain("The old version is in use");
    expect(over.steps.map(({ title }) => title)).toContain(
      "refusing-ca signs it: Request rejected",
    );
    expect(await countOf(SLOW)).toBe(before);
    await issuedBy(SLOW, "slow-ca");
  });

  it("where somebody else cancels it at the issuer", async () => {
    const id = await objects.begin(SLOW);
    expect(await until(() => isRunning(id, "run/issuer"))).toBe(true);
    const body = { cancellation_requested: true };
    await objects.ask("admin", "PATCH", `certificates/${SLOW}/pending`, body);
    const over = await passUntilOver(story, id);
    expect(over).toMatchObject({ status: "failed" });
    expect(over.trouble).toContain("was stopped there");
  });

  it("where somebody deletes it", async () => {
    const id = await objects.begin(SLOW);
    expect(await until(() => isRunning(id, "run/issuer"))).toBe(true);
    await objects.ask("admin", "DELETE", `certificates/${SLOW}/pending`);
    const over = await passUntilOver(story, id, 40);
    expect(over).toMatchObject({ status: "failed" });
    expect(over.trouble).toContain("somebody has deleted it");
  });

  it("where the authority never answers, nor when it is told to stop", async () => {
    const before = await countOf(SILENT);
    const id = await objects.begin(SILENT, { settings: { ...renewal, timeLimit: "PT30M" } });
    expect(await until(() => isRunning(id, "run/issuer"))).toBe(true);
    await pass("PT31M");
    const isStopping = async () => (await pendingOf(SILENT)).cancellation_requested;
    expect(await until(isStopping)).toBe(true);
    await pass("PT11M");
    const over = await passUntilOver(story, id, 60);
    expect(over.status).toBe("failed");
    expect(over.trouble).toContain("took longer than its plan allows");
    expect(over.trouble).toContain("Delete it in Azure before you start again");
    expect(await countOf(SILENT)).toBe(before);
    expect((await objects.versions(SILENT)).at(-1)?.enabled).toBe(true);
    // And that does help.
    await objects.ask("admin", "DELETE", `certificates/${SILENT}/pending`);
    await issuedBy(SILENT, "Self");
    expect(await passUntilOver(story, await objects.begin(SILENT))).toMatchObject({
      status: "succeeded",
    });
  }, 120_000);
});

describe("with a fault", () => {
  const create = `certificates/${SELF}/create`;
  it("whose answer is lost: one new version", async () => {
    const before = await countOf(SELF);
    await objects.disturb(create, "lost-answer");
    const id = await objects.begin(SELF);
    const over = await passUntilOver(story, id, 40);
    expect(over).toMatchObject({ status: "succeeded" });
    const versions = await objects.versions(SELF);
    expect(versions).toHaveLength(before + 1);
    expect(versions.at(-1)?.tags?.["rotation"]).toBe(id);
  });

  it("that Azure limits requests: asked for again, once", async () => {
    const before = await countOf(SELF);
    await objects.disturb(create, "throttle", { times: 2, seconds: 1 });
    const id = await objects.begin(SELF);
    // The pauses between are real ones.
    expect(await until(() => isRunning(id, "follow-run"))).toBe(true);
    expect(await passUntilOver(story, id)).toMatchObject({ status: "succeeded" });
    expect(await countOf(SELF)).toBe(before + 1);
  });

  it("that Azure refuses: failed, and nothing was begun", async () => {
    const before = await countOf(SELF);
    await objects.disturb(create, "deny");
    const over = await passUntilOver(story, await objects.begin(SELF));
    expect(over).toMatchObject({ status: "failed" });
    expect(over.trouble).toContain("Azure refuses to take a new version (403)");
    expect(await countOf(SELF)).toBe(before);
  });

  it("at the same time twice: one rotation", async () => {
    await objects.setPlan(SELF);
    const before = await countOf(SELF);
    const both = await Promise.all([
      objects.rotate("approver", SELF),
      objects.rotate("approver", SELF),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409]);
    await pass("PT1M");
    const isOver = async () => (await objects.planning("approver", SELF)).running === undefined;
    expect(await until(isOver)).toBe(true);
    expect(await countOf(SELF)).toBe(before + 1);
  });
});
