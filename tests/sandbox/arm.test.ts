import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { all, errorOf, startAzure, uriOf, type Azure } from "./azure.ts";

/**
 * Sources: [rec] recordings in Azure/azure-sdk-for-js sdk/authorization; [spec] Azure/azure-rest-api-specs; [docs]
 * MicrosoftDocs, file named; [issue] a thread on GitHub, named; [believed] no source known.
 */
const arm = "https://management.azure.com";
const version = "api-version=2022-04-01";
const secretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

const ListBody = z.object({ value: z.array(z.looseObject({})) });

let azure: Azure;
let group: string;
const vaultId = (name: string) => `${group}/providers/Microsoft.KeyVault/vaults/${name}`;
const objectId = (key: string) => azure.sandbox.world.directory.person(key)?.objectId ?? "";

beforeAll(async () => {
  azure = await startAzure();
  group = `/subscriptions/${azure.sandbox.endpoints.subscriptionId}/resourceGroups/rg-vaults`;
});
afterAll(async () => {
  await azure.stop();
});

describe("a call of ARM", () => {
  it("[believed] without a token is AuthenticationFailed", async () => {
    const answer = await azure.call(`${arm}/subscriptions?api-version=2022-12-01`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(
      /^Bearer authorization_uri="https:\/\/login\./,
    );
    expect((await errorOf(answer)).code).toBe("AuthenticationFailed");
  });
  it("[believed] with a token for Key Vault is refused by audience", async () => {
    const token = await azure.token("admin", "https://vault.azure.net");
    const answer = await azure.call(`${arm}/subscriptions?api-version=2022-12-01`, undefined, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await errorOf(answer)).code).toBe("InvalidAuthenticationTokenAudience");
  });
  it("[believed] without an api-version, or with one its provider does not know, is refused", async () => {
    const missing = await azure.call(`${arm}/subscriptions`, "admin");
    expect((await errorOf(missing)).code).toBe("MissingApiVersionParameter");
    const unknown = await azure.call(
      `${arm}${vaultId("kv-platform")}?api-version=1999-01-01`,
      "admin",
    );
    expect(unknown.status).toBe(400);
  });
  it("[rec] gets request, correlation and routing ids and the remaining calls", async () => {
    const vault = `${arm}${vaultId("kv-platform")}?api-version=2026-02-01`;
    const { headers } = await azure.call(vault, "admin");
    expect(headers.get("x-ms-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    const correlation = headers.get("x-ms-correlation-request-id") ?? "";
    expect(headers.get("x-ms-routing-request-id")).toMatch(
      new RegExp(`^WESTEUROPE:\\d{8}T\\d{6}Z:${correlation}$`),
    );
    expect(headers.get("x-ms-ratelimit-remaining-subscription-reads")).toMatch(/^\d+$/);
  });
});

describe("subscriptions", () => {
  it("are none for one without any role, and one for everyone else", async () => {
    for (const [who, count] of [
      ["outsider", 0],
      ["auditor", 0],
      ["requester", 1],
      ["one-secret-only", 1],
    ] as const) {
      const answer = await azure.call(`${arm}/subscriptions?api-version=2022-12-01`, who);
      expect(ListBody.parse(await answer.json()).value, who).toHaveLength(count);
    }
  });
  it("[believed] that do not exist are SubscriptionNotFound", async () => {
    const answer = await azure.call(
      `${arm}/subscriptions/${randomUUID()}/providers/Microsoft.KeyVault/vaults?api-version=2026-02-01`,
      "admin",
    );
    expect(answer.status).toBe(404);
    expect((await errorOf(answer)).code).toBe("SubscriptionNotFound");
  });
});

describe("vaults", () => {
  const names = async (who: string) =>
    (await all(azure.vaults(who).vaults.listBySubscription())).map(({ name }) => name);

  it("[docs troubleshooting.md] that one may not read are AuthorizationFailed in these words, whether or not they exist", async () => {
    for (const vault of ["kv-platform", "kv-nowhere"]) {
      const answer = await azure.call(
        `${arm}${vaultId(vault)}?api-version=2026-02-01`,
        "requester",
      );
      expect(answer.status).toBe(403);
      expect(await errorOf(answer)).toEqual({
        code: "AuthorizationFailed",
        message: `The client 'requester@contoso.example' with object id '${objectId("requester")}' does not have authorization to perform action 'Microsoft.KeyVault/vaults/read' over scope '${vaultId(vault)}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      });
    }
  });
  it("[docs built-in-roles/security.md] need vaults/read, which Key Vault Reader's `vaults/*/read` is not", async () => {
    expect(await names("requester")).toEqual([]);
    expect(await names("one-secret-only")).toEqual([]);
    expect(await names("outsider")).toEqual([]);
  });
  it("[spec] are told with location and model to an identity with Reader on them", async () => {
    const token = await azure.identityToken("vault-tab-web");
    const get = async (path: string) =>
      (
        await azure.call(`${arm}${path}`, undefined, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).json();
    expect(await get(`${vaultId("kv-legacy")}?api-version=2026-02-01`)).toMatchObject({
      id: vaultId("kv-legacy"),
      location: "westeurope",
      properties: {
        enableRbacAuthorization: false,
        vaultUri: "https://kv-legacy.vault.azure.net/",
      },
    });
    const subscription = `/subscriptions/${azure.sandbox.endpoints.subscriptionId}`;
    const filter = encodeURIComponent("resourceType eq 'Microsoft.KeyVault/vaults'");
    const found = ListBody.parse(
      await get(`${subscription}/resources?$filter=${filter}&api-version=2015-11-01`),
    );
    expect(found.value).toHaveLength(5);
    const missing = await azure.call(
      `${arm}${vaultId("kv-legacy")}x?api-version=2026-02-01`,
      undefined,
      {
        headers: { authorization: `Bearer ${token}` },
      },
    );
    expect(missing.status).toBe(403);
    const secrets = await azure.call(`${uriOf("kv-platform")}/secrets?api-version=7.5`, undefined, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(secrets.status).toBe(401);
  });
});

describe("role definitions", () => {
  it("[rec roledefinitions get] with an id that is no GUID are InvalidRoleDefinitionId", async () => {
    const answer = await azure.call(
      `${arm}${vaultId("kv-platform")}/providers/Microsoft.Authorization/roleDefinitions/roleDefinitionId?${version}`,
      "admin",
    );
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toEqual({
      code: "InvalidRoleDefinitionId",
      message: "The role definition ID 'roleDefinitionId' is not valid.",
    });
  });
  it("are refused where one holds no role", async () => {
    await expect(
      all(azure.authorization("outsider").roleDefinitions.list(vaultId("kv-platform"))),
    ).rejects.toMatchObject({
      code: "AuthorizationFailed",
    });
  });
  it("[docs built-in-roles/security.md] say what the roles of Key Vault may do", async () => {
    const client = azure.authorization("admin");
    const found = await all(
      client.roleDefinitions.list(vaultId("kv-platform"), {
        filter: "roleName eq 'Key Vault Secrets User'",
      }),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      name: secretsUser,
      permissions: [
        {
          actions: [],
          dataActions: [
            "Microsoft.KeyVault/vaults/secrets/getSecret/action",
            "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
          ],
        },
      ],
    });
    const every = await all(client.roleDefinitions.list(vaultId("kv-platform")));
    expect(every.map(({ roleName }) => roleName)).toEqual(
      expect.arrayContaining([
        "Owner",
        "Contributor",
        "Reader",
        "User Access Administrator",
        "Role Based Access Control Administrator",
        "Key Vault Reader",
        "Key Vault Crypto User",
        "Key Vault Data Access Administrator",
      ]),
    );
  });
});

describe("permissions of the caller", () => {
  const of = async (who: string, scope: string) => {
    const answer = await azure.call(
      `${arm}${scope}/providers/Microsoft.Authorization/permissions?${version}`,
      who,
    );
    return ListBody.parse(await answer.json()).value.flatMap(({ dataActions }) =>
      z.array(z.string()).parse(dataActions),
    );
  };
  it("[believed] are an empty list for one without a role", async () => {
    expect(await of("outsider", vaultId("kv-platform"))).toEqual([]);
    expect(await of("one-secret-only", vaultId("kv-platform"))).toEqual([]);
  });
  it("[spec] are those of every role at the scope and above", async () => {
    expect(
      await of("one-secret-only", `${vaultId("kv-platform")}/secrets/deploy-bot-token`),
    ).toContain("Microsoft.KeyVault/vaults/secrets/getSecret/action");
    expect(await of("admin", vaultId("kv-payments-dev"))).toEqual(
      expect.arrayContaining([
        "Microsoft.KeyVault/vaults/secrets/*",
        "Microsoft.KeyVault/vaults/keys/*",
        "Microsoft.KeyVault/vaults/certificates/*",
      ]),
    );
    const listed = await all(
      azure
        .authorization("admin")
        .permissions.listForResource(
          "rg-vaults",
          "Microsoft.KeyVault",
          "",
          "vaults",
          "kv-payments-dev",
        ),
    );
    expect(listed).toHaveLength(4);
  });
});

describe("a list of role assignments", () => {
  const platform = () => vaultId("kv-platform");
  const client = () => azure.authorization("admin").roleAssignments;

  it("is refused where one holds no role, and for a filter that ARM does not know", async () => {
    await expect(
      all(azure.authorization("outsider").roleAssignments.listForScope(platform())),
    ).rejects.toMatchObject({
      code: "AuthorizationFailed",
    });
    await expect(
      all(client().listForScope(platform(), { filter: "scope eq 'x'" })),
    ).rejects.toMatchObject({ statusCode: 400 });
  });
  it("[docs role-assignments-list-rest.md] holds those below too, without them under atScope()", async () => {
    const one = objectId("one-secret-only");
    const every = await all(client().listForScope(platform()));
    const atScope = await all(client().listForScope(platform(), { filter: "atScope()" }));
    expect(every.map(({ principalId }) => principalId)).toContain(one);
    expect(atScope.map(({ principalId }) => principalId)).not.toContain(one);
    expect(atScope.length).toBeGreaterThan(0);
    const mine = await all(
      client().listForScope(platform(), { filter: `principalId eq '${one}'` }),
    );
    expect(mine).toHaveLength(1);
    const assigned = await all(
      client().listForScope(platform(), { filter: `assignedTo('${objectId("crypto-only")}')` }),
    );
    expect(assigned).toHaveLength(1);
  });
});
