import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AuditPage, type Grant } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Postgres, startPostgres } from "../world/postgres.ts";
import { type Product, startProduct } from "../world/start-product.ts";
import { type Plan, takenBy, writePlan } from "./stop-plan.ts";
import { startStory, type Story, until } from "./story.ts";

/** Longer than a lease. */
const LEASE_LOST = "PT91S";
const vault = "kv-payments-dev";
/** What a process says to the database or ARM about an assignment, at the how manieth time: there it dies. */
type Point = Pick<Plan, "what" | "time">;
const point = (what: string, time: number): Point => ({ what, time });

/** From the lease on to the commit with which it is over: of opening, and of ending what was given back. */
const points: readonly (readonly [opening: Point, ending: Point])[] = [
  [point("committed", 1), point("committed", 1)],
  [point("committed", 2), point("answered GET", 1)],
  [point("answered GET", 1), point("committed", 2)],
  [point("committed", 3), point("answered DELETE", 1)],
  [point("answered PUT", 1), point("answered GET", 2)],
  [point("answered GET", 2), point("committing", 3)],
  [point("committing", 4), point("committed", 3)],
];

let postgres: Postgres;
let story: Story;
let folder: string;
let others: Product[];
let options: readonly string[];

const startOther = (): Promise<Product> =>
  startProduct(
    story.vaultTab.sandbox,
    join(folder, randomUUID(), "product.log"),
    { ...story.settings, PORT: "0" },
    options,
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vault-tab-replicas-"));
  const stopper = new URL("./stop-at-step.ts", import.meta.url);
  stopper.searchParams.set("folder", folder);
  options = [`--import=${stopper.href}`];
  postgres = await startPostgres();
  story = await startStory({ DATABASE_URL: await postgres.createDatabase() }, options);
  others = [await startOther(), await startOther()];
}, 180_000);
afterAll(async () => {
  for (const one of others) await one.stop();
  await story.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Asked for a little ahead, so that the plan is written before anybody works on it. */
const askAhead = async (secret: string): Promise<Grant> => {
  const startsAt = new Date(Date.parse((await story.control()).now) + 2_000).toISOString();
  const request = await story.askOne("requester", secret, { duration: "PT1H", startsAt });
  const grant = await story.grantOf(request);
  if (!grant) throw new Error("There is no grant.");
  return grant;
};
const plan = (grant: Grant, stop: Point): void => {
  const assignment = grant.azure.assignmentId.split("/").at(-1) ?? "";
  writePlan(folder, { id: randomUUID(), assignment, ...stop });
};
const stopped = async (what: string): Promise<number> => {
  expect(await until(async () => takenBy(folder) !== undefined)).toBe(true);
  const { pid = 0, ...taken } = takenBy(folder) ?? {};
  expect(taken).toEqual({ what });
  rmSync(join(folder, "taken.json"));
  return pid;
};
const isDown = (pid: number) =>
  until(async () => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  });

/** One crashes at this step, the lease runs out, and one of the others goes on. */
const crash = async (grant: Grant, stop: Point, begin: () => Promise<unknown>): Promise<void> => {
  plan(grant, stop);
  // Whoever answers may be the one that dies.
  await begin().catch(() => undefined);
  const pid = await stopped(stop.what);
  expect(await isDown(pid)).toBe(true);
  if (pid === story.pid()) await story.startAgain();
  else others = [...others.filter((one) => one.pid !== pid), await startOther()];
  await story.vaultTab.control("clock", { advance: LEASE_LOST });
};
const said = async ({ id }: Grant, type: string): Promise<number> => {
  const query = `?grant=${id}&type=${type}`;
  const { text } = await story.call("auditor", "listAuditEntries", { query });
  return AuditPage.parse(JSON.parse(text)).items.length;
};

const secrets = [
  ...["adyen-api-key", "fx-rates-api-key", "ledger-db-connection", "mail-smtp-password"],
  ...["paypal-client-secret", "cosmos-primary-key", "queue-listen-key"],
].map((name) => `${vault}/${name}`);
describe("three replicas on one database", () => {
  it.each(
    points.map(([opening, ending], index) => ({
      ...{ opening, ending, secret: secrets[index] ?? "" },
    })),
  )(
    "one dies opening ($opening.what, $opening.time), another ending ($ending.what, $ending.time): nothing is granted twice, nothing left behind",
    async ({ opening, ending, secret }) => {
      const grant = await askAhead(secret);
      await crash(grant, opening, async () => undefined);
      expect(await story.isGrant(grant.requestId, "active")).toBe(true);
      expect(await story.standing(secret)).toHaveLength(1);
      expect(await story.read("requester", secret)).toBe(200);
      expect(await said(grant, "grant-opened")).toBe(1);

      await crash(grant, ending, () =>
        story.call("requester", "returnGrant", { params: { id: grant.id } }),
      );
      expect(await story.isGrant(grant.requestId, "ended")).toBe(true);
      expect(await story.standing(secret)).toEqual([]);
      expect(await story.read("requester", secret)).toBe(403);
      expect([await said(grant, "grant-opened"), await said(grant, "grant-ended")]).toEqual([1, 1]);
    },
    150_000,
  );

  it("a PUT that comes five minutes late, after the revocation, is taken away again", async () => {
    const [secret = ""] = secrets;
    const match = "vault-tab-grants PUT management.azure.com";
    const late = { service: "arm", match, effect: "late-write", seconds: 300, times: 1 };
    await story.vaultTab.control("faults", { add: late });
    const grant = await askAhead(secret);
    expect(await story.isGrant(grant.requestId, "active")).toBe(true);
    const revocation = { params: { id: grant.id }, body: { reason: "It is over" } };
    await crash(grant, point("answered DELETE", 1), () =>
      story.call("approver", "revokeGrant", revocation),
    );
    expect(await story.isGrant(grant.requestId, "ended")).toBe(true);
    expect(await story.standing(secret)).toEqual([]);
    await story.vaultTab.control("clock", { advance: "PT5M" });
    expect(await until(async () => (await story.standing(secret)).length > 0)).toBe(true);
    expect(await until(async () => (await story.standing(secret)).length === 0)).toBe(true);
    expect(await story.read("requester", secret)).toBe(403);
    expect([await said(grant, "grant-opened"), await said(grant, "grant-ended")]).toEqual([1, 1]);
  }, 150_000);

  it("and a quarter of an hour later nothing stands anywhere", async () => {
    await story.vaultTab.control("clock", { advance: "PT16M" });
    for (const secret of secrets) expect(await story.standing(secret)).toEqual([]);
  }, 60_000);
});
