import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { errorOf, startAzure, type Azure } from "./azure.ts";

/**
 * Sources: [rec] recordings in Azure/azure-sdk-for-js sdk/authorization; [spec] Azure/azure-rest-api-specs; [docs]
 * MicrosoftDocs, file named; [issue] a thread on GitHub, named; [believed] no source known.
 */
const arm = "https://management.azure.com";
const version = "api-version=2022-04-01";
const secretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
const vaultReader = "21090545-7ca7-4776-b22c-e363652d74d2";
const owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

let azure: Azure;
let group: string;
const vaultId = (name: string) => `${group}/providers/Microsoft.KeyVault/vaults/${name}`;
const roleId = (id: string) =>
  `/subscriptions/${azure.sandbox.endpoints.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
const objectId = (key: string) => azure.sandbox.world.directory.person(key)?.objectId ?? "";
const assignmentUrl = (scope: string, name: string) =>
  `${arm}${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?${version}`;

async function asGrants(method: string, url: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${await azure.identityToken("vault-tab-grants")}` };
  return azure.call(url, undefined, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const wish = (role: string, principalId: string, more: object = {}) => ({
  properties: { roleDefinitionId: roleId(role), principalId, principalType: "User", ...more },
});

beforeAll(async () => {
  azure = await startAzure();
  group = `/subscriptions/${azure.sandbox.endpoints.subscriptionId}/resourceGroups/rg-vaults`;
});
afterEach(() => {
  azure.sandbox.world.settings.propagation = 0;
});
afterAll(async () => {
  await azure.stop();
});

const secret = () => `${vaultId("kv-payments-dev")}/secrets/stripe-secret-key`;
const read = () => azure.secrets("kv-payments-dev", "requester").getSecret("stripe-secret-key");

describe("a role assignment that is refused", () => {
  it("[docs role-assignments-rest.md] is refused to whoever lacks the write action", async () => {
    for (const who of ["requester", "admin", "outsider"]) {
      const create = azure.authorization(who).roleAssignments.create(secret(), randomUUID(), {
        roleDefinitionId: roleId(secretsUser),
        principalId: objectId(who),
        principalType: "User",
      });
      await expect(create, who).rejects.toMatchObject({
        statusCode: 403,
        code: "AuthorizationFailed",
      });
    }
    await expect(read()).rejects.toMatchObject({ statusCode: 403 });
  });
  it("[docs delegate-role-assignments-examples.md] is refused outside the condition of who gives it", async () => {
    const requester = objectId("requester");
    const refused = [
      wish(owner, requester),
      wish("b86a8fe4-44ce-4948-aee5-eccb2c155cd7", requester),
    ];
    for (const body of refused) {
      const answer = await asGrants("PUT", assignmentUrl(secret(), randomUUID()), body);
      expect(answer.status).toBe(403);
    }
    const [team] = azure.sandbox.world.directory.teams();
    const toGroup = await asGrants("PUT", assignmentUrl(secret(), randomUUID()), {
      properties: {
        roleDefinitionId: roleId(secretsUser),
        principalId: team?.groupId,
        principalType: "Group",
      },
    });
    expect(toGroup.status).toBe(403);
  });
  it("[docs troubleshooting.md] is refused with an unknown principal, role, type, name or body", async () => {
    const requester = objectId("requester");
    const cases: [string, unknown, string][] = [
      [randomUUID(), wish(secretsUser, randomUUID()), "PrincipalNotFound"],
      [randomUUID(), wish(randomUUID(), requester), "RoleDefinitionDoesNotExist"],
      [
        randomUUID(),
        wish(secretsUser, requester, { principalType: "Group" }),
        "UnmatchedPrincipalType",
      ],
      ["not-a-guid", wish(secretsUser, requester), "InvalidRoleAssignmentId"],
      [randomUUID(), {}, "InvalidRequestContent"],
      [
        randomUUID(),
        wish(secretsUser, requester, { condition: "what", conditionVersion: "2.0" }),
        "InvalidConditionFormat",
      ],
    ];
    for (const [name, body, code] of cases) {
      const answer = await asGrants("PUT", assignmentUrl(secret(), name), body);
      expect(answer.status, code).toBe(400);
      expect((await errorOf(answer)).code).toBe(code);
    }
  });
});

describe("a role assignment", () => {
  it("[docs role-assignments-rest.md] is 201, lets that person read that one secret, and is over when deleted", async () => {
    const name = randomUUID();
    const body = wish(secretsUser, objectId("requester"), {
      description: "ends=2030-01-01T00:00:00Z",
    });
    const made = await asGrants("PUT", assignmentUrl(secret(), name), body);
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({
      name,
      id: `${secret()}/providers/Microsoft.Authorization/roleAssignments/${name}`,
      properties: {
        scope: secret(),
        principalId: objectId("requester"),
        description: "ends=2030-01-01T00:00:00Z",
      },
    });
    expect((await read()).value).toMatch(/^canary-/);
    const other = azure.secrets("kv-payments-dev", "requester").getSecret("paypal-client-secret");
    await expect(other).rejects.toMatchObject({ statusCode: 403 });

    const twin = await asGrants("PUT", assignmentUrl(secret(), randomUUID()), body);
    expect(twin.status).toBe(409);
    expect((await errorOf(twin)).code).toBe("RoleAssignmentExists");
    const moved = await asGrants(
      "PUT",
      assignmentUrl(secret(), name),
      wish(vaultReader, objectId("requester")),
    );
    expect(moved.status).toBe(400);
    expect((await errorOf(moved)).code).toBe("RoleAssignmentUpdateNotPermitted");

    expect((await asGrants("DELETE", assignmentUrl(secret(), name))).status).toBe(200);
    await expect(read()).rejects.toMatchObject({ statusCode: 403 });
    expect((await asGrants("DELETE", assignmentUrl(secret(), name))).status).toBe(204);
    const gone = await asGrants("GET", assignmentUrl(secret(), name));
    expect((await errorOf(gone)).code).toBe("RoleAssignmentNotFound");
  });
  it("[docs troubleshooting.md, propagation] comes into force and ends only later", async () => {
    const { clock, settings } = azure.sandbox.world;
    settings.propagation = 300_000;
    const name = randomUUID();
    await asGrants("PUT", assignmentUrl(secret(), name), wish(secretsUser, objectId("requester")));
    await expect(read()).rejects.toMatchObject({ statusCode: 403 });
    clock.advance(299_000);
    await expect(read()).rejects.toMatchObject({ statusCode: 403 });
    clock.advance(1_000);
    expect((await read()).value).toMatch(/^canary-/);

    expect((await asGrants("DELETE", assignmentUrl(secret(), name))).status).toBe(200);
    expect((await read()).value).toMatch(/^canary-/);
    clock.advance(300_000);
    await expect(read()).rejects.toMatchObject({ statusCode: 403 });
  });
});
