import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Rotation } from "@vault-tab/contract";
import type { Sandbox } from "@vault-tab/sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RotationStory, SECRET, startRotations } from "../rotation/world.ts";
import { startFrontedDatabase } from "../world/database-front.ts";
import { type Postgres, startPostgres } from "../world/postgres.ts";
import { roles } from "../world/roles.ts";
import { type Product, startProduct } from "../world/start-product.ts";
import { until } from "./story.ts";

const folder = mkdtempSync(join(tmpdir(), "vault-tab-worker-"));
const both = { COMPARE_SECONDS: "2" };

let postgres: Postgres;
let front: Awaited<ReturnType<typeof startFrontedDatabase>>;
let worker: Promise<Product>;
let story: RotationStory;

/** At once: the worker makes the schema, and web waits for it. Neither is told a password. */
const startBeside = async (sandbox: Sandbox) => {
  front = await startFrontedDatabase(sandbox, postgres);
  const settings = { ...both, ...roles.worker, ...front.settingsOf("vault-tab-logs") };
  const log = join(folder, "product.log");
  worker = startProduct(sandbox, log, { ...settings, LOGS_SECONDS: "1", PORT: "0" });
  return { ...both, ...roles.web, ...front.settingsOf("vault-tab-web") };
};

beforeAll(async () => {
  postgres = await startPostgres();
  story = await startRotations(startBeside);
  await worker;
  await story.vaultTab.control("logs", { delaySeconds: 1, spreadSeconds: 1 });
}, 240_000);
afterAll(async () => {
  await (await worker).stop();
  await story.stop();
  await front.close();
  await postgres.stop();
  rmSync(folder, { recursive: true });
}, 120_000);

describe("web and worker, each signed in to the database by its own token", () => {
  it("let somebody in for an hour, and out when it is over", async () => {
    const secret = "kv-payments-prod/adyen-api-key";
    const request = await story.askOne("requester", secret, { duration: "PT1H" });
    expect(await story.decide("approver", request, "approve")).toMatchObject({ status: 200 });
    expect(await story.isGrant(request, "active", 60)).toBe(true);
    expect(await story.read("requester", secret)).toBe(200);
    await story.vaultTab.control("clock", { advance: "PT1H" });
    expect(await story.isGrant(request, "ended", 60)).toBe(true);
    expect(await story.grantOf(request)).toMatchObject({ because: "expired" });
    expect(await until(async () => (await story.read("requester", secret)) === 403)).toBe(true);
  }, 240_000);

  it("rotate by the person's token in web, and retire the old version in the worker", async () => {
    const planned = await story.setPlan("approver", SECRET, 0, { overlap: "PT1H", quiet: "PT1H" });
    expect(planned).toMatchObject({ status: 200 });
    const { id } = Rotation.parse(JSON.parse((await story.rotate("approver", SECRET)).text));
    expect(await story.is(id, "succeeded", 60)).toBe(true);
    const enabled = async () => (await story.versions(SECRET)).map((one) => one.enabled);
    expect((await enabled()).slice(-2)).toEqual([true, true]);
    const isRetired = async () =>
      (await story.show("auditor", id)).retirement?.status === "retired";
    expect(await story.passing(2, isRetired)).toBe(true);
    expect((await enabled()).slice(-2)).toEqual([false, true]);
  }, 240_000);
});
