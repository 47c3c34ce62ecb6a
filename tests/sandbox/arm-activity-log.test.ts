import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startGrants, type Grants } from "./arm-grants.ts";
import { errorOf, type ManagedIdentity } from "./azure.ts";

/**
 * The activity log. Sources: [rest] rest/api/monitor/activity-logs/list; [docs] MicrosoftDocs, file named: [schema] is
 * activity-log-schema.md, [ingestion] data-ingestion-time.md; [believed] no source known.
 */
let grants: Grants;

beforeAll(async () => {
  grants = await startGrants();
});
afterEach(() => grants.azure.control("reset", {}));
afterAll(() => grants.azure.stop());

const grantsId = "d4000000-0000-4000-8000-000000000002";
const Events = z.object({
  value: z.array(
    z.looseObject({
      caller: z.string(),
      resourceId: z.string(),
      resourceGroupName: z.string(),
      correlationId: z.string(),
      eventTimestamp: z.string(),
      operationName: z.object({ value: z.string() }),
      status: z.object({ value: z.string() }),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
  nextLink: z.string().optional(),
});

const now = () => grants.azure.sandbox.world.clock.now();
const hourAgo = () => new Date(now().getTime() - 3_600_000).toISOString();
const ask = (filter: string, identity: ManagedIdentity = "vault-tab-grants") =>
  grants.call(
    identity,
    "GET",
    `${grants.subscription}/providers/Microsoft.Insights/eventtypes/management/values?${new URLSearchParams({ "api-version": "2015-04-01", $filter: filter })}`,
  );
const events = async (more = "") =>
  Events.parse(await (await ask(`eventTimestamp ge '${hourAgo()}'${more}`)).json());
const settle = () => grants.azure.sandbox.world.clock.advance(180_000);

describe("a question to the activity log that is refused", () => {
  it("[rest] takes the right to read the subscription", async () => {
    const answer = await ask(`eventTimestamp ge '${hourAgo()}'`, "vault-tab-watchdog");
    expect((await errorOf(answer)).code).toBe("AuthorizationFailed");
  });
  it.each(["", "resourceGroupName eq 'rg-vaults'", "eventTimestamp ge 'soon'"])(
    "[rest] has no start (%j), which is required (believed: code)",
    async (filter) => {
      expect((await ask(filter)).status).toBe(400);
    },
  );
  it("[schema] begins before the 90 days that are kept (believed: code)", async () => {
    const start = new Date(now().getTime() - 91 * 24 * 3_600_000).toISOString();
    expect((await ask(`eventTimestamp ge '${start}'`)).status).toBe(400);
  });
  it("[rest] filters by something else (believed: code)", async () => {
    expect((await ask(`eventTimestamp ge '${hourAgo()}' and level eq 'Error'`)).status).toBe(400);
  });
});

describe("the activity log", () => {
  it("[schema] has a PUT as two events, with its caller, what was asked, and its correlation", async () => {
    const made = await grants.put(grants.secret("s"), randomUUID());
    settle();
    const { value } = await events();
    expect(value.map(({ status }) => status.value)).toEqual(["Succeeded", "Started"]);
    expect(value[0]).toMatchObject({
      caller: grantsId,
      correlationId: made.headers.get("x-ms-correlation-request-id"),
      operationName: { value: "Microsoft.Authorization/roleAssignments/write" },
      resourceGroupName: "rg-vaults",
    });
    expect(JSON.parse(String(value[1]?.properties["requestbody"]))).toMatchObject({
      Properties: { PrincipalId: grants.objectId("requester"), Scope: grants.secret("s") },
    });
  });
  it("[schema] has a DELETE by whom it was done, newest first, and none for what was not there", async () => {
    const name = randomUUID();
    await grants.put(grants.secret("s"), name);
    await grants.remove(grants.secret("s"), name, "vault-tab-watchdog");
    await grants.remove(grants.secret("s"), name, "vault-tab-watchdog");
    settle();
    const { value } = await events();
    const done = value.filter(({ status }) => status.value === "Succeeded");
    expect(done.map(({ operationName, caller }) => [operationName.value, caller])).toEqual([
      ["Microsoft.Authorization/roleAssignments/delete", "d4000000-0000-4000-8000-000000000004"],
      ["Microsoft.Authorization/roleAssignments/write", grantsId],
    ]);
  });
  it("[ingestion] is late, by the clock of the sandbox", async () => {
    await grants.put(grants.secret("s"), randomUUID());
    expect((await events()).value).toEqual([]);
    grants.azure.sandbox.world.clock.advance(170_000);
    expect((await events()).value).toEqual([]);
    grants.azure.sandbox.world.clock.advance(10_000);
    expect((await events()).value).toHaveLength(2);
    await grants.azure.control("arm", { activityLogDelay: 0 });
    await grants.put(grants.secret("t"), randomUUID());
    expect((await events()).value).toHaveLength(4);
  });
  it("[rest] is asked by group, by provider, by resource and until when", async () => {
    const name = randomUUID();
    await grants.put(grants.secret("s"), name);
    await grants.put(grants.secret("t"), randomUUID());
    settle();
    const count = async (more: string) => (await events(` and ${more}`)).value.length;
    expect(await count("resourceGroupName eq 'rg-vaults'")).toBe(4);
    expect(await count("resourceGroupName eq 'rg-other'")).toBe(0);
    expect(await count("resourceProvider eq 'Microsoft.Authorization'")).toBe(4);
    expect(await count("resourceProvider eq 'Microsoft.KeyVault'")).toBe(0);
    const id = `${grants.secret("s")}/providers/Microsoft.Authorization/roleAssignments/${name}`;
    expect(await count(`resourceUri eq '${id}'`)).toBe(2);
    expect(await count(`eventTimestamp le '${hourAgo()}'`)).toBe(0);
  });
  it("[rest] comes in pages, to the end (believed: 200 each)", async () => {
    for (let at = 0; at < 101; at += 1) await grants.put(grants.secret(`s${at}`), randomUUID());
    settle();
    const first = await events();
    const next = new URL(first.nextLink ?? "");
    const rest = await grants.call("vault-tab-grants", "GET", next.pathname + next.search);
    const last = Events.parse(await rest.json());
    expect([first.value.length, last.value.length, last.nextLink]).toEqual([200, 2, undefined]);
  });
});
