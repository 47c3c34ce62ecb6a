import { X509Certificate } from "node:crypto";
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

describe("versions", () => {
  it("[rec can list secret versions non existing] of an unknown secret are none", async () => {
    expect(
      await all(
        azure.secrets("kv-payments-dev", "requester").listPropertiesOfSecretVersions("no-such"),
      ),
    ).toEqual([]);
  });
  it("[issue lowkey-vault#467] come in the order of their ids, not of their making", async () => {
    const found = await all(
      azure
        .secrets("kv-payments-dev", "requester")
        .listPropertiesOfSecretVersions("redis-access-key"),
    );
    const ids = found.map((one) => one.version ?? "");
    expect(ids).toHaveLength(5);
    expect(ids).toEqual([...ids].sort());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    const made = found.map((one) => one.createdOn?.getTime() ?? 0);
    expect(made).not.toEqual([...made].sort((a, b) => a - b));
  });
  it("of certificates and keys are listed too", async () => {
    const certificates = azure.certificates("kv-payments-dev", "requester");
    expect(
      await all(certificates.listPropertiesOfCertificateVersions("checkout-dev-tls")),
    ).toHaveLength(2);
    expect(
      await all(
        azure.keys("kv-payments-dev", "requester").listPropertiesOfKeyVersions("card-token-kek"),
      ),
    ).toHaveLength(2);
  });
});

describe("a secret that is not given or not taken", () => {
  const client = () => azure.secrets("kv-payments-dev", "admin");

  it("[rec] that is unknown is SecretNotFound, in these words", async () => {
    const answer = await azure.call(`${dev}/secrets/no-such?${version}`, "admin");
    expect(answer.status).toBe(404);
    expect(await errorOf(answer)).toEqual({
      code: "SecretNotFound",
      message:
        "A secret with (name/id) no-such was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182",
    });
  });
  it("[rec cant get a disabled secret] that is disabled is not given, but can be updated", async () => {
    await client().setSecret("put-aside", "v", { enabled: false });
    const answer = await azure.call(`${dev}/secrets/put-aside?${version}`, "admin");
    expect(answer.status).toBe(403);
    expect(await errorOf(answer)).toEqual({
      code: "Forbidden",
      message: "Operation get is not allowed on a disabled secret.",
      innererror: { code: "SecretDisabled" },
    });
    const { properties } = await client().getSecret("stripe-secret-key");
    expect(properties.enabled).toBe(true);
    const updated = await client().updateSecretProperties("put-aside", "", { enabled: true });
    expect(updated.enabled).toBe(true);
    expect((await client().getSecret("put-aside")).value).toBe("v");
  });
  it("[docs about-secrets.md] keeps its limits: name, value, content type, tags", async () => {
    const put = (name: string, body: unknown) =>
      azure.call(`${dev}/secrets/${name}?${version}`, "admin", {
        method: "PUT",
        body: JSON.stringify(body),
      });
    const tags = (count: number, text = "v") =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${String(at)}`, text]));
    const refused: [string, unknown][] = [
      ["under_score", { value: "v" }],
      ["a".repeat(128), { value: "v" }],
      ["big", { value: "x".repeat(25 * 1024 + 1) }],
      ["big", { value: "ü".repeat(13_000) }],
      ["typed", { value: "v", contentType: "c".repeat(256) }],
      ["tagged", { value: "v", tags: tags(16) }],
      ["tagged", { value: "v", tags: tags(1, "x".repeat(513)) }],
      ["nothing", {}],
      ["nothing", { value: 7 }],
    ];
    for (const [name, body] of refused) {
      const answer = await put(name, body);
      expect(answer.status, `${name} ${JSON.stringify(body).slice(0, 60)}`).toBe(400);
      expect((await errorOf(answer)).code).toBe("BadParameter");
    }
    const most = {
      value: "x".repeat(25 * 1024),
      contentType: "c".repeat(255),
      tags: tags(15, "x".repeat(512)),
    };
    expect((await put("most", most)).status).toBe(200);
    expect((await put("a".repeat(127), { value: "v" })).status).toBe(200);
  });
});

describe("a secret that is written", () => {
  const client = () => azure.secrets("kv-payments-dev", "admin");

  it("[rec] is set as a new version, and read as it was set", async () => {
    const tags = { owner: "payments" };
    const first = await client().setSecret("fresh", "one", { contentType: "text/plain", tags });
    const second = await client().setSecret("fresh", "two");
    expect(first.properties.version).not.toBe(second.properties.version);
    expect((await client().getSecret("fresh")).value).toBe("two");
    const old = await client().getSecret("FRESH", { version: first.properties.version ?? "" });
    expect(old).toMatchObject({ value: "one", properties: { contentType: "text/plain", tags } });
    expect(second.properties.tags).toBeUndefined();
  });
  it("[rec] is updated without its value, and what is not named stays", async () => {
    const made = await client().setSecret("changing", "v", {
      contentType: "text/plain",
      tags: { a: "1" },
    });
    const ends = new Date("2030-01-01T00:00:00Z");
    const updated = await client().updateSecretProperties(
      "changing",
      made.properties.version ?? "",
      { expiresOn: ends },
    );
    expect(updated).toMatchObject({ expiresOn: ends, contentType: "text/plain", tags: { a: "1" } });
    expect((await client().getSecret("changing")).value).toBe("v");
    const again = await client().updateSecretProperties("changing", "", { tags: { b: "2" } });
    expect(again).toMatchObject({ expiresOn: ends, contentType: "text/plain" });
    expect(again.tags).toEqual({ b: "2" });
    expect(
      (await client().updateSecretProperties("changing", "", { tags: {} })).tags,
    ).toBeUndefined();
    await expect(
      client().updateSecretProperties("changing", "0".repeat(32), {}),
    ).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe("a seeded secret", () => {
  const client = () => azure.secrets("kv-payments-dev", "admin");

  it("[docs about-secrets.md] outside its dates is given all the same", async () => {
    expect((await client().getSecret("adyen-webhook-hmac")).value).toMatch(/^canary-/);
    expect((await client().getSecret("psd2-signing-pin")).value).toMatch(/^canary-/);
  });
  it("that backs a certificate names its key", async () => {
    const { properties } = await client().getSecret("checkout-dev-tls");
    expect(properties.managed).toBe(true);
    expect(properties.certificateKeyId).toContain("/keys/checkout-dev-tls/");
  });
  it("has a value of its own in every seeded version", async () => {
    const values = new Set<string>();
    let versions = 0;
    for (const { name } of await all(client().listPropertiesOfSecrets())) {
      for (const one of await all(client().listPropertiesOfSecretVersions(name))) {
        if (!one.enabled || (one.createdOn?.getTime() ?? 0) > Date.now() - 60 * 60 * 1000) continue;
        const { value = "" } = await client().getSecret(name, { version: one.version ?? "" });
        expect(value).toMatch(/^canary-/);
        values.add(value);
        versions += 1;
      }
    }
    expect(versions).toBeGreaterThan(30);
    expect(values.size).toBe(versions);
  });
});

describe("a deleted secret", () => {
  const client = () => azure.secrets("kv-payments-dev", "admin");

  it("[rec] is gone at once, and /deletedsecrets answers 404 until the deletion has settled", async () => {
    azure.sandbox.world.settings.propagation = 60_000;
    await client().setSecret("short-lived", "v");
    const answer = await azure.call(`${dev}/secrets/short-lived?${version}`, "admin", {
      method: "DELETE",
    });
    expect(await answer.json()).toMatchObject({
      recoveryId: `${dev}/deletedsecrets/short-lived`,
      deletedDate: expect.any(Number),
      scheduledPurgeDate: expect.any(Number),
    });
    await expect(client().getSecret("short-lived")).rejects.toMatchObject({
      code: "SecretNotFound",
    });
    await expect(client().getDeletedSecret("short-lived")).rejects.toMatchObject({
      code: "SecretNotFound",
      message: "Deleted Secret not found: short-lived",
    });
    await expect(client().setSecret("short-lived", "v")).rejects.toMatchObject({ statusCode: 409 });
    azure.sandbox.world.clock.advance(60_000);
    expect((await client().getDeletedSecret("short-lived")).name).toBe("short-lived");
    azure.sandbox.world.settings.propagation = 0;
  });
  it("[issue external-secrets#3519] keeps its name from being used", async () => {
    const answer = await azure.call(`${dev}/secrets/short-lived?${version}`, "admin", {
      method: "PUT",
      body: '{"value":"v"}',
    });
    expect(answer.status).toBe(409);
    expect(await errorOf(answer)).toMatchObject({
      code: "Conflict",
      innererror: { code: "ObjectIsDeletedButRecoverable" },
    });
  });
  it("[spec] is listed, recovered with its value, and purged for good", async () => {
    expect(namesOf(await all(client().listDeletedSecrets()))).toContain("short-lived");
    await (
      await client().beginRecoverDeletedSecret("short-lived", { intervalInMs: 10 })
    ).pollUntilDone();
    expect((await client().getSecret("short-lived")).value).toBe("v");
    await (await client().beginDeleteSecret("short-lived", { intervalInMs: 10 })).pollUntilDone();
    await client().purgeDeletedSecret("short-lived");
    await expect(client().getDeletedSecret("short-lived")).rejects.toMatchObject({
      statusCode: 404,
    });
    expect((await client().setSecret("short-lived", "again")).value).toBe("again");
  });
});

describe("certificates and keys", () => {
  it("[rec] that are unknown are CertificateNotFound and KeyNotFound", async () => {
    await expect(
      azure.certificates("kv-payments-dev", "requester").getCertificate("none"),
    ).rejects.toMatchObject({ code: "CertificateNotFound" });
    await expect(azure.keys("kv-payments-dev", "requester").getKey("none")).rejects.toMatchObject({
      code: "KeyNotFound",
    });
  });
  it("[rec] a certificate is read with its DER, thumbprint, key, secret and policy", async () => {
    const found = await azure
      .certificates("kv-payments-dev", "requester")
      .getCertificate("checkout-dev-tls");
    const read = new X509Certificate(found.cer ?? new Uint8Array());
    expect(read.subject).toBe("CN=checkout-dev-tls.contoso.example");
    expect(found.keyId).toContain("/keys/checkout-dev-tls/");
    expect(found.secretId).toContain("/secrets/checkout-dev-tls/");
    expect(found.policy?.issuerName).toBe("Self");
    expect(found.properties.expiresOn?.getTime()).toBe(read.validToDate.getTime());
    const old = await azure
      .certificates("kv-payments-dev", "requester")
      .getCertificateVersion("checkout-dev-tls", found.properties.version ?? "");
    expect(old.properties.version).toBe(found.properties.version);
  });
  it("a key is read with its public part only", async () => {
    const { key } = await azure.keys("kv-payments-dev", "requester").getKey("receipt-signing");
    expect(key).toMatchObject({ kty: "EC", crv: "P-256" });
    expect(key?.d).toBeUndefined();
  });
});
