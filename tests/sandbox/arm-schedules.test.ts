import { randomUUID } from "node:crypto";
import type { RoleAssignmentScheduleRequest } from "@azure/arm-authorization";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { personaOf } from "../world/persona.ts";
import { startGrants, type Grants } from "./arm-grants.ts";
import { all, uriOf, type ManagedIdentity } from "./azure.ts";

/**
 * Privileged Identity Management of Azure roles. Sources: [spec] RoleAssignmentScheduleRequest.json 2020-10-01; [errors]
 * rest/api/authorization "privileged role common errors"; [docs] MicrosoftDocs, file named; [believed] no source known.
 */
let grants: Grants;

beforeAll(async () => {
  grants = await startGrants();
});
afterEach(async () => {
  await grants.azure.control("reset", {});
  grants.azure.sandbox.world.settings.propagation = 0;
});
afterAll(() => grants.azure.stop());

const scope = () => grants.secret("stripe-secret-key");
const clock = () => grants.azure.sandbox.world.clock;
const minutes = (count: number) => clock().advance(count * 60_000);
const client = (identity: ManagedIdentity = "vault-tab-pim") =>
  grants.azure.authorizationAs(identity);
/** With a fresh token each time: the clock outlives them. */
const read = async () => {
  const token = await personaOf(grants.azure.sandbox, "requester").azureToken(
    "https://vault.azure.net",
  );
  const answer = await fetch(
    `${uriOf("kv-payments-dev")}/secrets/stripe-secret-key?api-version=7.6`,
    {
      headers: { authorization: `Bearer ${token}` },
    },
  );
  return answer.status;
};
const afterDuration = (duration: string) => ({ expiration: { type: "AfterDuration", duration } });

const ask = (
  change: RoleAssignmentScheduleRequest = {},
  { name = randomUUID(), identity }: { name?: string; identity?: ManagedIdentity } = {},
) =>
  client(identity).roleAssignmentScheduleRequests.create(scope(), name, {
    roleDefinitionId: grants.wish.roleDefinitionId,
    principalId: grants.wish.principalId,
    requestType: "AdminAssign",
    justification: "INC-1",
    scheduleInfo: afterDuration("PT10M"),
    ...change,
  });
const remove = () => ask({ requestType: "AdminRemove" });
const instances = () =>
  all(client().roleAssignmentScheduleInstances.listForScope(scope(), { filter: "atScope()" }));

describe("a schedule request that is refused", () => {
  it("[docs pim-resource-roles-assign-roles.md] takes Owner or User Access Administrator", async () => {
    for (const identity of ["vault-tab-grants", "vault-tab-watchdog", "vault-tab-web"] as const)
      await expect(ask({}, { identity }), identity).rejects.toMatchObject({
        statusCode: 403,
        code: "AuthorizationFailed",
      });
  });
  it.each<[string, RoleAssignmentScheduleRequest, string]>([
    ["less than 5 minutes", { scheduleInfo: afterDuration("PT4M59S") }, "ExpirationRule"],
    ["no end", { scheduleInfo: { expiration: { type: "NoExpiration" } } }, "ExpirationRule"],
    ["more than half a year", { scheduleInfo: afterDuration("P200D") }, "ExpirationRule"],
    ["no justification", { justification: "" }, "JustificationRule"],
  ])("[errors] is against the policy with %s", async (_what, change, rule) => {
    await expect(ask(change)).rejects.toMatchObject({
      statusCode: 400,
      code: "RoleAssignmentRequestPolicyValidationFailed",
      message: expect.stringContaining(`["${rule}"]`),
    });
    expect(await instances()).toEqual([]);
  });
  it("[errors] asks for what the person has already (believed: 409)", async () => {
    await ask();
    await expect(ask()).rejects.toMatchObject({ statusCode: 409, code: "RoleAssignmentExists" });
  });
  it("[believed] has the name of another one", async () => {
    const name = randomUUID();
    await ask({}, { name });
    await expect(ask({}, { name })).rejects.toMatchObject({ statusCode: 409 });
  });
  it("[docs pim-resource-roles-assign-roles.md] takes away within the first 5 minutes: ActiveDurationTooShort", async () => {
    await ask();
    minutes(4);
    await expect(remove()).rejects.toMatchObject({
      statusCode: 400,
      code: "ActiveDurationTooShort",
    });
    expect(await read()).toBe(200);
  });
  it("[believed] takes away what is not there: RoleAssignmentDoesNotExist", async () => {
    await expect(remove()).rejects.toMatchObject({ code: "RoleAssignmentDoesNotExist" });
  });
});

describe("a role for a time", () => {
  it("[spec] is made at once, is a role assignment meanwhile, and Azure ends it", async () => {
    expect(await read()).toBe(403);
    const name = randomUUID();
    const made = await ask({}, { name });
    expect(made).toMatchObject({ name, status: "Provisioned", requestType: "AdminAssign" });
    expect(await read()).toBe(200);
    const [instance] = await instances();
    const lasts = Number(instance?.endDateTime) - Number(instance?.startDateTime);
    expect([lasts, instance?.assignmentType]).toEqual([600_000, "Assigned"]);
    const assignmentName = instance?.originRoleAssignmentId?.split("/").at(-1) ?? "";
    const assignment = await client().roleAssignments.get(scope(), assignmentName);
    expect(assignment.principalId).toBe(grants.wish.principalId);

    minutes(9);
    expect(await read()).toBe(200);
    minutes(1);
    expect(await read()).toBe(403);
    await expect(client().roleAssignments.get(scope(), assignmentName)).rejects.toMatchObject({
      statusCode: 404,
    });
    expect(await instances()).toEqual([]);
    const request = await client().roleAssignmentScheduleRequests.get(scope(), name);
    expect(request.justification).toBe("INC-1");
  });
  it("[docs pim-resource-roles-assign-roles.md] can be taken away after 5 minutes", async () => {
    await ask();
    minutes(5);
    expect(await remove()).toMatchObject({ status: "Revoked", requestType: "AdminRemove" });
    expect(await read()).toBe(403);
    expect(await all(client().roleAssignmentSchedules.listForScope(scope()))).toEqual([]);
    expect((await ask()).status).toBe("Provisioned");
  });
  it("[spec] ends at a given time", async () => {
    const endDateTime = new Date(clock().now().getTime() + 20 * 60_000);
    await ask({ scheduleInfo: { expiration: { type: "AfterDateTime", endDateTime } } });
    expect((await instances())[0]?.endDateTime).toEqual(endDateTime);
    minutes(20);
    expect(await read()).toBe(403);
  });
  it.each(["AdminExtend", "AdminUpdate"])(
    "[spec] gets another end by %s, without a gap (believed: the times count from now)",
    async (requestType) => {
      await expect(ask({ requestType })).rejects.toMatchObject({
        code: "RoleAssignmentDoesNotExist",
      });
      await ask();
      minutes(6);
      expect(await ask({ requestType })).toMatchObject({ status: "Provisioned", requestType });
      expect(await instances()).toHaveLength(1);
      minutes(9);
      expect(await read()).toBe(200);
      minutes(1);
      expect(await read()).toBe(403);
    },
  );
  it("[spec] begins later, and can be taken away before", async () => {
    const startDateTime = new Date(clock().now().getTime() + 60 * 60_000);
    await ask({ scheduleInfo: { startDateTime, ...afterDuration("PT10M") } });
    expect(await read()).toBe(403);
    expect(await instances()).toEqual([]);
    expect(await all(client().roleAssignmentSchedules.listForScope(scope()))).toHaveLength(1);
    minutes(60);
    expect(await read()).toBe(200);
    expect(await instances()).toHaveLength(1);
    minutes(10);
    expect(await read()).toBe(403);
    const later = new Date(clock().now().getTime() + 60 * 60_000);
    await ask({ scheduleInfo: { startDateTime: later, ...afterDuration("PT10M") } });
    await remove();
    minutes(61);
    expect(await read()).toBe(403);
  });
});

describe("a schedule among the others of Azure", () => {
  it("[docs troubleshooting.md, propagation] is honoured as late, and as long after its end, as any other", async () => {
    grants.azure.sandbox.world.settings.propagation = 120_000;
    await ask();
    expect(await read()).toBe(403);
    minutes(2);
    expect(await read()).toBe(200);
    minutes(9);
    expect(await read()).toBe(200);
    expect(await instances()).toEqual([]);
    minutes(1);
    expect(await read()).toBe(403);
  });
  it("[believed] is over when its role assignment is deleted by hand", async () => {
    await ask();
    const [instance] = await instances();
    const name = instance?.originRoleAssignmentId?.split("/").at(-1) ?? "";
    await client().roleAssignments.delete(scope(), name);
    expect(await instances()).toEqual([]);
  });
  it("[spec] is listed by principal, and as one's own request", async () => {
    await ask();
    const list = (filter: string, identity: ManagedIdentity = "vault-tab-pim") =>
      all(client(identity).roleAssignmentScheduleRequests.listForScope(scope(), { filter }));
    expect(await list(`principalId eq '${grants.objectId("requester")}'`)).toHaveLength(1);
    expect(await list(`principalId eq '${grants.objectId("approver")}'`)).toEqual([]);
    expect(await list("asRequestor()")).toHaveLength(1);
    expect(await list("asRequestor()", "vault-tab-grants")).toEqual([]);
  });
});
