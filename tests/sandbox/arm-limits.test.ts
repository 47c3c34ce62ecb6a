import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { assignmentPath, startGrants, type Grants } from "./arm-grants.ts";
import { errorOf } from "./azure.ts";

/** Sources as in arm-role-assignments.test.ts; [limits] request-limits-and-throttling.md. */
let grants: Grants;

beforeAll(async () => {
  grants = await startGrants();
});
afterEach(async () => {
  await grants.azure.control("reset", {});
  grants.azure.sandbox.world.settings.propagation = 0;
});
afterAll(() => grants.azure.stop());

const remaining = (answer: Response, kind: string) =>
  Number(answer.headers.get(`x-ms-ratelimit-remaining-subscription-${kind}`));
const removeNone = () => grants.remove(grants.secret("s"), randomUUID());
const metrics = () =>
  grants.call(
    "vault-tab-grants",
    "GET",
    `${grants.subscription}/providers/Microsoft.Authorization/roleAssignmentsUsageMetrics?api-version=2019-08-01-preview`,
  );

describe("throttling by count", () => {
  it("[limits] refuses the 201st delete at once with 429 and Retry-After", async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, removeNone));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    let refused = await removeNone();
    // What comes back while the test asks is spent again.
    for (let tries = 0; refused.status === 204 && tries < 1000; tries += 1)
      refused = await removeNone();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(remaining(refused, "deletes")).toBe(0);
    expect((await errorOf(refused)).code).toBe("SubscriptionRequestsThrottled");
  });
  it("[limits] counts by kind and by principal", async () => {
    await grants.azure.control("arm", { deletes: { burst: 1, perSecond: 0.001 } });
    expect((await removeNone()).status).toBe(204);
    expect((await removeNone()).status).toBe(429);
    expect((await grants.put(grants.secret("s"), randomUUID())).status).toBe(201);
    const watchdog = grants.remove(grants.secret("s"), randomUUID(), "vault-tab-watchdog");
    expect((await watchdog).status).toBe(204);
  });
  it("[limits] gives back by the second, by the clock of the sandbox, to the full and no further", async () => {
    await grants.azure.control("arm", { deletes: { burst: 3, perSecond: 0.1 } });
    const three = [await removeNone(), await removeNone(), await removeNone()];
    expect(three.map((answer) => remaining(answer, "deletes"))).toEqual([2, 1, 0]);
    const refused = await removeNone();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
    grants.azure.sandbox.world.clock.advance(10_000);
    expect((await removeNone()).status).toBe(204);
    expect((await removeNone()).status).toBe(429);
    grants.azure.sandbox.world.clock.advance(3_600_000);
    expect(remaining(await removeNone(), "deletes")).toBe(2);
  });
  it("[limits] lets all principals of a subscription together have 15 times as much", async () => {
    const answer = await grants.call("vault-tab-grants", "GET", `${grants.group}?${apiVersion}`);
    expect(remaining(answer, "reads")).toBe(249);
    expect(remaining(answer, "global-reads")).toBe(3749);
  });
  it("[limits] counts calls outside a subscription by the tenant", async () => {
    const answer = await grants.call("vault-tab-grants", "GET", `/subscriptions?${apiVersion}`);
    expect(answer.headers.get("x-ms-ratelimit-remaining-tenant-reads")).toBe("249");
  });
  it("goes back to Azure's numbers when it is told to", async () => {
    await grants.azure.control("arm", { deletes: { burst: 1, perSecond: 0.001 } });
    await removeNone();
    expect((await removeNone()).status).toBe(429);
    await grants.azure.control("arm", { reset: true });
    expect(remaining(await removeNone(), "deletes")).toBe(199);
  });
  it("is switched off by a setting", async () => {
    await grants.azure.control("arm", { deletes: { burst: 0, perSecond: 0.001 } });
    expect((await removeNone()).status).toBe(429);
    await grants.azure.control("settings", { limits: false });
    expect((await removeNone()).status).toBe(204);
  });
});

const apiVersion = "api-version=2021-04-01";
const Metrics = z.object({
  subscriptionId: z.string(),
  roleAssignmentsLimit: z.number(),
  roleAssignmentsCurrentCount: z.number(),
  roleAssignmentsRemainingCount: z.number(),
});

describe("the quota of role assignments", () => {
  it("[docs role-assignments-list-portal.md] is 4,000, and is told with what is used (believed: path and names)", async () => {
    const before = Metrics.parse(await (await metrics()).json());
    expect(before.roleAssignmentsLimit).toBe(4000);
    await grants.put(grants.secret("s"), randomUUID());
    const after = Metrics.parse(await (await metrics()).json());
    expect(after.roleAssignmentsCurrentCount).toBe(before.roleAssignmentsCurrentCount + 1);
    expect(after.roleAssignmentsRemainingCount).toBe(4000 - after.roleAssignmentsCurrentCount);
  });
  it("[docs troubleshoot-limits.md] refuses one more: RoleAssignmentLimitExceeded (believed: 400)", async () => {
    const { roleAssignmentsCurrentCount } = Metrics.parse(await (await metrics()).json());
    await grants.azure.control("arm", { roleAssignments: roleAssignmentsCurrentCount + 1 });
    const name = randomUUID();
    expect((await grants.put(grants.secret("s"), name)).status).toBe(201);
    const refused = await grants.put(grants.secret("t"), randomUUID());
    expect(refused.status).toBe(400);
    expect((await errorOf(refused)).code).toBe("RoleAssignmentLimitExceeded");
    expect((await grants.remove(grants.secret("s"), name)).status).toBe(200);
    expect((await grants.put(grants.secret("t"), randomUUID())).status).toBe(201);
  });
});

describe("an identity that may only end", () => {
  it("[docs custom-roles.md] may not make an assignment", async () => {
    const path = assignmentPath(grants.secret("s"), randomUUID());
    const answer = await grants.call("vault-tab-watchdog", "PUT", path, {
      body: { properties: grants.wish },
    });
    expect(answer.status).toBe(403);
    expect((await errorOf(answer)).code).toBe("AuthorizationFailed");
  });
  it("[docs custom-roles.md] lists those of the group, and deletes one that is its own kind", async () => {
    const name = randomUUID();
    await grants.put(grants.secret("s"), name);
    const client = grants.azure.authorizationAs("vault-tab-watchdog");
    const seen: string[] = [];
    for await (const one of client.roleAssignments.listForResourceGroup("rg-vaults"))
      seen.push(one.name ?? "");
    expect(seen).toContain(name);
    const gone = await client.roleAssignments.delete(grants.secret("s"), name);
    expect(gone?.name).toBe(name);
  });
  it("[docs delegate-role-assignments-examples.md] is bound by the condition of its own assignment", async () => {
    const client = grants.azure.authorizationAs("vault-tab-watchdog");
    let refused = 0;
    for await (const one of client.roleAssignments.listForResourceGroup("rg-vaults", {
      filter: `principalId eq '${grants.objectId("approver")}'`,
    })) {
      if (one.roleDefinitionId?.endsWith("b86a8fe4-44ce-4948-aee5-eccb2c155cd7") !== true) continue;
      await expect(
        client.roleAssignments.delete(one.scope ?? "", one.name ?? ""),
      ).rejects.toMatchObject({ statusCode: 403 });
      refused += 1;
    }
    expect(refused).toBe(1);
  });
  it("[docs custom-roles.md] holds a custom role, which is listed among those of the tenant", async () => {
    const client = grants.azure.authorizationAs("vault-tab-grants");
    const names: (string | undefined)[] = [];
    for await (const role of client.roleDefinitions.list(grants.group, {
      filter: "type eq 'CustomRole'",
    }))
      names.push(role.roleName);
    expect(names).toEqual([
      "Role Assignment Remover",
      "Blob Appender",
      "Key Vault Version Rotator",
    ]);
  });
});
