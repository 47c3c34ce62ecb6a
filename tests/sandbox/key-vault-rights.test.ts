import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { all, errorOf, namesOf, startAzure, uriOf, type Azure } from "./azure.ts";

/**
 * Sources: [rec] recordings in Azure/azure-sdk-for-js sdk/keyvault/*; [spec] Azure/azure-rest-api-specs
 * keyvault/data-plane; [docs] MicrosoftDocs, file named; [issue] a thread on GitHub, named; [believed] no source known.
 */
const version = "api-version=2026-04-01";
const dev = uriOf("kv-payments-dev");

let azure: Azure;
beforeAll(async () => {
  azure = await startAzure();
});
afterAll(async () => {
  await azure.stop();
});

describe("a right that is missing", () => {
  it("[issue Terraform_AKS#2] that is missing is refused in this very layout", async () => {
    const answer = await azure.call(`${dev}/secrets/stripe-secret-key?${version}`, "requester");
    expect(answer.status).toBe(403);
    const { objectId } = azure.sandbox.world.directory.person("requester") ?? {};
    const { subscriptionId, tenantId } = azure.sandbox.endpoints;
    expect(await errorOf(answer)).toEqual({
      code: "Forbidden",
      message: [
        "Caller is not authorized to perform action on resource.",
        "If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.",
        `Caller: appid=04b07795-8ddb-461a-bbee-02f9e1bf7b46;oid=${objectId ?? ""};iss=https://sts.windows.net/${tenantId}/`,
        "Action: 'Microsoft.KeyVault/vaults/secrets/getSecret/action'",
        `Resource: '/subscriptions/${subscriptionId}/resourcegroups/rg-vaults/providers/microsoft.keyvault/vaults/kv-payments-dev/secrets/stripe-secret-key'`,
        "Assignment: (not found)",
        "DenyAssignmentId: null",
        "DecisionReason: 'DeniedWithNoValidRBAC' ",
        "Vault: kv-payments-dev;location=westeurope",
        "",
      ].join("\r\n"),
      innererror: { code: "ForbiddenByRbac" },
    });
  });
  it("[docs rbac-guide.md] is asked before existence: an unknown secret is refused alike", async () => {
    const answer = await azure.call(`${dev}/secrets/there-is-none?${version}`, "requester");
    expect(answer.status).toBe(403);
  });
});

describe("a role", () => {
  it("[docs built-in-roles/security.md] of a Reader covers three lists and no value", async () => {
    expect(
      await all(azure.secrets("kv-payments-dev", "requester").listPropertiesOfSecrets()),
    ).not.toHaveLength(0);
    expect(
      await all(azure.certificates("kv-payments-dev", "requester").listPropertiesOfCertificates()),
    ).toHaveLength(3);
    expect(
      await all(azure.keys("kv-payments-dev", "requester").listPropertiesOfKeys()),
    ).not.toHaveLength(0);
    await expect(
      azure.secrets("kv-payments-dev", "requester").getSecret("stripe-secret-key"),
    ).rejects.toMatchObject({
      statusCode: 403,
      code: "Forbidden",
    });
    await expect(
      azure.secrets("kv-payments-dev", "requester").setSecret("mine", "x"),
    ).rejects.toMatchObject({
      statusCode: 403,
    });
  });
  it("[docs rbac-guide.md] at another vault is none here; nobody's is none anywhere", async () => {
    for (const [vault, who] of [
      ["kv-platform", "requester"],
      ["kv-payments-dev", "outsider"],
      ["kv-payments-dev", "auditor"],
      ["kv-payments-dev", "crypto-only"],
    ] as const) {
      for (const kind of ["secrets", "certificates", "keys"]) {
        const answer = await azure.call(`${uriOf(vault)}/${kind}?${version}`, who);
        expect(answer.status, `${who} ${vault} ${kind}`).toBe(403);
      }
    }
  });
  it("[docs built-in-roles/security.md] of a Crypto User lists keys, and neither secrets nor certificates", async () => {
    expect(
      namesOf(await all(azure.keys("kv-platform", "crypto-only").listPropertiesOfKeys())),
    ).toContain("image-signing");
    const secrets = await azure.call(`${uriOf("kv-platform")}/secrets?${version}`, "crypto-only");
    expect((await errorOf(secrets)).message).toContain(
      "Action: 'Microsoft.KeyVault/vaults/secrets/readMetadata/action'",
    );
    const certificates = await azure.call(
      `${uriOf("kv-platform")}/certificates?${version}`,
      "crypto-only",
    );
    expect((await errorOf(certificates)).message).toContain(
      "Action: 'Microsoft.KeyVault/vaults/certificates/read'",
    );
  });
  it("[docs rbac-guide.md] on one secret reads that one and its versions, lists nothing, reads no other", async () => {
    const client = azure.secrets("kv-platform", "one-secret-only");
    expect((await client.getSecret("deploy-bot-token")).value).toMatch(/^canary-/);
    expect(await all(client.listPropertiesOfSecretVersions("deploy-bot-token"))).toHaveLength(1);
    await expect(all(client.listPropertiesOfSecrets())).rejects.toMatchObject({ statusCode: 403 });
    await expect(client.getSecret("datadog-api-key")).rejects.toMatchObject({ statusCode: 403 });
    await expect(client.setSecret("deploy-bot-token", "x")).rejects.toMatchObject({
      statusCode: 403,
    });
  });
});

describe("a vault with access policies", () => {
  const legacy = uriOf("kv-legacy");

  it("[issue steampipe-plugin-azure#127] refuses in this wording", async () => {
    const answer = await azure.call(`${legacy}/secrets?${version}`, "requester");
    expect(answer.status).toBe(403);
    const { objectId } = azure.sandbox.world.directory.person("requester") ?? {};
    expect(await errorOf(answer)).toEqual({
      code: "Forbidden",
      message: `The user, group or application 'appid=04b07795-8ddb-461a-bbee-02f9e1bf7b46;oid=${objectId ?? ""};numgroups=2;iss=https://sts.windows.net/${azure.sandbox.endpoints.tenantId}/' does not have secrets list permission on key vault 'kv-legacy;location=westeurope'. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287`,
      innererror: { code: "AccessDenied" },
    });
  });
  it("[docs rbac-guide.md] knows permissions by kind: get and list for admin and approver, no set", async () => {
    for (const who of ["admin", "approver"]) {
      const client = azure.secrets("kv-legacy", who);
      expect(namesOf(await all(client.listPropertiesOfSecrets()))).toContain("crm-service-account");
      expect((await client.getSecret("crm-service-account")).value).toMatch(/^canary-/);
      await expect(client.setSecret("x", "y")).rejects.toMatchObject({ statusCode: 403 });
    }
  });
});
