import type { CertificateClient, CertificatePolicy } from "@azure/keyvault-certificates";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { all, errorOf, startAzure, uriOf, type Azure } from "./azure.ts";

/** Sources as in key-vault.test.ts; [docs scenarios] is KV/certificates/create-certificate-scenarios.md. */
const version = "api-version=7.5";
const vault = "kv-payments-dev";
const dev = uriOf(vault);
const self: CertificatePolicy = { issuerName: "Self", subject: "CN=new.contoso.example" };
const at = { intervalInMs: 20 };

let azure: Azure;
let client: CertificateClient;
beforeAll(async () => {
  azure = await startAzure();
  client = azure.certificates(vault, "admin");
});
afterAll(async () => {
  await azure.stop();
});

const pass = (seconds: number) => {
  azure.sandbox.world.clock.advance(seconds * 1000);
};
const post = (path: string, who: string, body: object = {}, method = "POST") =>
  azure.call(`${dev}/certificates/${path}?${version}`, who, { method, body: JSON.stringify(body) });
const pending = (name: string, who = "admin") =>
  azure.call(`${dev}/certificates/${name}/pending?${version}`, who);
const Operation = z.object({
  status: z.string(),
  cancellation_requested: z.boolean(),
  request_id: z.string(),
  target: z.string().optional(),
  error: z.object({ code: z.string() }).optional(),
});
const operationOf = async (answer: Response) => Operation.parse(await answer.json());
const versionsOf = (name: string) => all(client.listPropertiesOfCertificateVersions(name));

describe("what is missing", () => {
  it("[docs rbac-guide.md] create, update, policy and operation each need an action of their own", async () => {
    const actions: readonly (readonly [path: string, method: string, action: string])[] = [
      ["checkout-dev-tls/create", "POST", "create/action"],
      ["checkout-dev-tls/policy", "PATCH", "update/action"],
      ["checkout-dev-tls/", "PATCH", "update/action"],
      ["checkout-dev-tls/pending", "PATCH", "update/action"],
      ["checkout-dev-tls/pending", "DELETE", "update/action"],
    ];
    for (const [path, method, action] of actions) {
      const answer = await post(path, "requester", {}, method);
      expect(answer.status, path).toBe(403);
      expect((await errorOf(answer)).message, path).toContain(
        `Action: 'Microsoft.KeyVault/vaults/certificates/${action}'`,
      );
    }
    expect(await versionsOf("checkout-dev-tls")).toHaveLength(2);
  });
  it("[rec] an operation that is not there is told so", async () => {
    const answer = await pending("checkout-dev-tls");
    expect(answer.status).toBe(404);
    expect(await errorOf(answer)).toEqual({
      code: "PendingCertificateNotFound",
      message: "Pending certificate not found: checkout-dev-tls",
    });
  });
  it("[believed] no subject, an unknown issuer and a name that a secret holds are refused", async () => {
    expect((await post("no-subject/create", "admin")).status).toBe(400);
    const policy = { x509_props: { subject: "CN=a" }, issuer: { name: "nobody" } };
    expect((await post("no-issuer/create", "admin", { policy })).status).toBe(400);
    await expect(client.beginCreateCertificate("stripe-secret-key", self, at)).rejects.toThrow(
      /in use among the secrets/,
    );
  });
});

describe("a first certificate", () => {
  it("[rec] is there at once, disabled and without material, and the operation says inProgress", async () => {
    const poller = await client.beginCreateCertificate("brand-new", self, at);
    expect((await operationOf(await pending("brand-new"))).status).toBe("inProgress");
    const early = await client.getCertificate("brand-new");
    expect(early.properties.enabled).toBe(false);
    expect(early.keyId).toBeUndefined();
    pass(3);
    const made = await poller.pollUntilDone();
    expect(made.properties.enabled).toBe(true);
    expect(made.properties.version).toBe(early.properties.version);
  });
  it("[docs about-certificates.md] brings a managed secret and key of its name, version and state", async () => {
    const { properties, keyId, secretId } = await client.getCertificate("brand-new");
    expect(keyId).toBe(`${dev}/keys/brand-new/${properties.version ?? ""}`);
    expect(secretId).toBe(`${dev}/secrets/brand-new/${properties.version ?? ""}`);
    const secret = await azure.secrets(vault, "admin").getSecret("brand-new");
    expect(secret.properties).toMatchObject({ managed: true, version: properties.version });
    const key = await azure.keys(vault, "admin").getKey("brand-new");
    expect(key.properties).toMatchObject({ managed: true, version: properties.version });
    await client.updateCertificateProperties("brand-new", properties.version ?? "", {
      enabled: false,
    });
    await expect(azure.secrets(vault, "admin").getSecret("brand-new")).rejects.toMatchObject({
      statusCode: 403,
    });
  });
});

describe("a renewal", () => {
  it("[docs scenarios] is answered 202 with its place, takes the policy that stands, and adds one version", async () => {
    const before = await client.getCertificate("checkout-dev-tls");
    const answer = await post("checkout-dev-tls/create", "admin", { tags: { rotation: "r1" } });
    expect(answer.status).toBe(202);
    const { request_id: id } = await operationOf(answer);
    expect(answer.headers.get("location")).toBe(
      `${dev}/certificates/checkout-dev-tls/pending?${version}&request_id=${id}`,
    );
    pass(3);
    expect(await operationOf(await pending("checkout-dev-tls"))).toMatchObject({
      status: "completed",
      target: `${dev}/certificates/checkout-dev-tls`,
    });
    const after = await client.getCertificate("checkout-dev-tls");
    expect(after.properties.version).not.toBe(before.properties.version);
    expect(after.properties.tags).toEqual({ rotation: "r1" });
    expect(after.policy?.subject).toBe(before.policy?.subject);
    expect(await versionsOf("checkout-dev-tls")).toHaveLength(3);
  });
  it("[believed] does not show before it is done: what stands goes on", async () => {
    const before = await client.getCertificate("open-banking-qwac");
    await post("open-banking-qwac/create", "admin");
    expect((await client.getCertificate("open-banking-qwac")).properties.version).toBe(
      before.properties.version,
    );
    expect(await versionsOf("open-banking-qwac")).toHaveLength(1);
  });
  it("[docs scenarios] is refused while another is in progress", async () => {
    const answer = await post("open-banking-qwac/create", "admin");
    expect(answer.status).toBe(409);
    expect((await errorOf(answer)).message).toMatch(/pending key vault certificate's status is/);
  });
  it("[docs scenarios] by an issuer that takes its time ends after minutes; request_id is a filter", async () => {
    pass(290);
    const { status, request_id: id } = await operationOf(await pending("open-banking-qwac"));
    expect(status).toBe("inProgress");
    const other = await azure.call(
      `${dev}/certificates/open-banking-qwac/pending?${version}&request_id=x${id}`,
      "admin",
    );
    expect(other.status).toBe(404);
    pass(20);
    const poller = await client.getCertificateOperation("open-banking-qwac", at);
    await poller.pollUntilDone();
    expect(await versionsOf("open-banking-qwac")).toHaveLength(2);
  });
  it("[docs scenarios] that the issuer rejects is failed, with an error and no new version", async () => {
    const policy = { x509_props: { subject: "CN=b" }, issuer: { name: "refusing-ca" } };
    await post("rejected/create", "admin", { policy });
    pass(11);
    expect(await operationOf(await pending("rejected"))).toMatchObject({
      status: "failed",
      error: { code: "Request rejected" },
    });
    expect((await client.getCertificate("rejected")).properties.enabled).toBe(false);
  });
});

describe("an operation", () => {
  it("[rec] that is to be cancelled is still in progress at first; then nothing was made", async () => {
    const poller = await client.beginCreateCertificate("given-up", { ...self }, at);
    await poller.cancelOperation();
    expect(await operationOf(await pending("given-up"))).toMatchObject({
      status: "inProgress",
      cancellation_requested: true,
    });
    pass(1);
    expect((await operationOf(await pending("given-up"))).status).toBe("cancelled");
    pass(60);
    expect((await client.getCertificate("given-up")).keyId).toBeUndefined();
  });
  it("[issue azure-sdk-for-net#21487] that is cancelled too late is completed all the same", async () => {
    await client.beginCreateCertificate("too-late", self, at);
    pass(1.5);
    expect(
      (await post("too-late/pending", "admin", { cancellation_requested: true }, "PATCH")).status,
    ).toBe(200);
    pass(2);
    expect((await operationOf(await pending("too-late"))).status).toBe("completed");
    const again = await post(
      "too-late/pending",
      "admin",
      { cancellation_requested: true },
      "PATCH",
    );
    expect(again.status).toBe(400);
  });
  it("[docs scenarios] of an issuer that never answers can be deleted, and then there is room for another", async () => {
    await post("webhook-client-auth/create", "admin");
    await post("webhook-client-auth/pending", "admin", { cancellation_requested: true }, "PATCH");
    pass(20 * 60);
    expect((await operationOf(await pending("webhook-client-auth"))).status).toBe("inProgress");
    expect((await post("webhook-client-auth/pending", "admin", {}, "DELETE")).status).toBe(200);
    expect((await pending("webhook-client-auth")).status).toBe(404);
    const policy = { issuer: { name: "Self" } };
    expect((await post("webhook-client-auth/create", "admin", { policy })).status).toBe(202);
    pass(3);
    expect(await versionsOf("webhook-client-auth")).toHaveLength(2);
  });
});

describe("a policy", () => {
  it("[docs about-certificates.md] is read and changed in part, and holds for the next version", async () => {
    const name = "checkout-dev-tls";
    const before = await client.getCertificatePolicy(name);
    expect(before).toMatchObject({ issuerName: "Self", validityInMonths: 12 });
    await client.updateCertificatePolicy(name, { ...before, validityInMonths: 3 });
    expect(await client.getCertificatePolicy(name)).toMatchObject({
      subject: before.subject,
      validityInMonths: 3,
    });
    await post(`${name}/create`, "admin");
    pass(3);
    const { properties } = await client.getCertificate(name);
    const days =
      ((properties.expiresOn?.getTime() ?? 0) - azure.sandbox.world.clock.now().getTime()) /
      86_400_000;
    expect(days).toBeGreaterThan(88);
    expect(days).toBeLessThan(93);
  });
});

describe("a rotator that may read no value", () => {
  it("[docs custom-roles.md] renews and disables certificates, and gets none of their secrets", async () => {
    const rotator = azure.certificates("kv-platform", "vault-tab-rotation");
    const [old] = await all(rotator.listPropertiesOfCertificateVersions("ingress-wildcard"));
    const { issuerName = "", subject = "" } =
      await rotator.getCertificatePolicy("ingress-wildcard");
    const poller = await rotator.beginCreateCertificate(
      "ingress-wildcard",
      { issuerName, subject },
      at,
    );
    pass(3);
    await poller.pollUntilDone();
    await rotator.updateCertificateProperties("ingress-wildcard", old?.version ?? "", {
      enabled: false,
    });
    await expect(
      azure.secrets("kv-platform", "vault-tab-rotation").getSecret("ingress-wildcard"),
    ).rejects.toMatchObject({ statusCode: 403 });
  });
});

describe("faults and limits", () => {
  it("lost-answer: the certificate is asked for, and nobody is told", async () => {
    const name = "sent-lost-answer";
    await expect(client.beginCreateCertificate(name, self, at)).rejects.toMatchObject({
      code: "ECONNRESET",
    });
    pass(3);
    const versions = await versionsOf("sent-lost-answer").catch(() => "lost too");
    expect(versions).toBe("lost too");
    const log = azure.sandbox.keyVaultLog().filter(({ id }) => id?.includes(name));
    expect(
      log.map(({ operationName, httpStatusCode }) => [operationName, httpStatusCode]),
    ).toContainEqual(["CertificateCreate", 202]);
  });
  it("[docs service-limits] creations of secrets, certificates and keys count together", async () => {
    pass(11);
    for (let made = 0; made < 299; made += 1)
      await azure.call(`${dev}/secrets/counted?${version}`, "admin", {
        method: "PUT",
        body: '{"value":"v"}',
      });
    expect((await post("checkout-dev-tls/create", "admin")).status).toBe(202);
    const refused = await azure.call(`${dev}/keys/ledger-signing/rotate?${version}`, "admin", {
      method: "POST",
    });
    expect(refused.status).toBe(429);
  });
});
