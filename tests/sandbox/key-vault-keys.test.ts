import { createPublicKey, publicDecrypt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { all, errorOf, startAzure, uriOf, type Azure } from "./azure.ts";

/** Sources as in key-vault.test.ts. */
const version = "api-version=7.5";
const vault = "kv-payments-dev";
const dev = uriOf(vault);
const day = 86_400_000;

let azure: Azure;
beforeAll(async () => {
  azure = await startAzure();
});
afterAll(async () => {
  await azure.stop();
});

const keys = (who = "admin") => azure.keys(vault, who);
const versionsOf = (name: string) => all(keys().listPropertiesOfKeyVersions(name));

describe("what is missing", () => {
  it("[docs rbac-guide.md] rotating, updating and the rotation policy each need an action of their own", async () => {
    const actions: readonly (readonly [path: string, method: string, action: string])[] = [
      ["rotate", "POST", "keys/rotate/action"],
      ["create", "POST", "keys/create/action"],
      ["", "PATCH", "keys/update/action"],
      ["rotationpolicy", "PUT", "keyrotationpolicies/write"],
    ];
    for (const [path, method, action] of actions) {
      const answer = await azure.call(
        `${dev}/keys/ledger-signing/${path}?${version}`,
        "requester",
        {
          method,
          body: "{}",
        },
      );
      expect(answer.status, path).toBe(403);
      expect((await errorOf(answer)).message, path).toContain(
        `Action: 'Microsoft.KeyVault/vaults/${action}'`,
      );
    }
    expect(await versionsOf("ledger-signing")).toHaveLength(1);
  });
  it("[docs built-in-roles/security.md] a Crypto User updates, and neither rotates nor creates", async () => {
    const user = azure.keys("kv-platform", "crypto-only");
    await expect(user.rotateKey("image-signing")).rejects.toMatchObject({ statusCode: 403 });
    await expect(user.createEcKey("mine")).rejects.toMatchObject({ statusCode: 403 });
  });
  it("[rec] an unknown key has no rotation policy and cannot be rotated", async () => {
    await expect(keys().getKeyRotationPolicy("none")).rejects.toMatchObject({
      code: "KeyNotFound",
    });
    await expect(keys().rotateKey("none")).rejects.toMatchObject({ code: "KeyNotFound" });
  });
  it("[believed] the key of a certificate is changed by its certificate only", async () => {
    await expect(keys().rotateKey("checkout-dev-tls")).rejects.toMatchObject({
      statusCode: 403,
      message: "Operation rotate is not allowed on a key that is managed by Key Vault.",
    });
  });
});

describe("a rotation", () => {
  it("[rec] makes one new version with new material, enabled, and leaves the old one as it was", async () => {
    const before = await keys().getKey("ledger-signing");
    const after = await keys().rotateKey("ledger-signing");
    expect(after.properties.version).not.toBe(before.properties.version);
    expect(after.key?.x).not.toEqual(before.key?.x);
    expect((await keys().getKey("ledger-signing")).properties.version).toBe(
      after.properties.version,
    );
    const versions = await versionsOf("ledger-signing");
    expect(versions).toHaveLength(2);
    expect(versions.every(({ enabled }) => enabled)).toBe(true);
  });
  it("[docs how-to-configure-key-rotation.md] of an RSA key is one of its size, and both versions sign", async () => {
    const before = await keys().createRsaKey("rsa-made", { keySize: 3072 });
    const after = await keys().rotateKey("rsa-made");
    expect(after.keyType).toBe("RSA");
    expect(after.key?.n).not.toEqual(before.key?.n);
    expect(after.key?.n).toHaveLength(before.key?.n?.length ?? 0);
    const digest = Buffer.alloc(32, 7);
    for (const { key, properties } of [before, after]) {
      const keyVersion = properties.version ?? "";
      const signer = keys().getCryptographyClient("rsa-made", { keyVersion });
      const { result } = await signer.sign("RS256", digest);
      const { n = Buffer.alloc(0), e = Buffer.alloc(0) } = key ?? {};
      const jwk = {
        kty: "RSA",
        n: Buffer.from(n).toString("base64url"),
        e: Buffer.from(e).toString("base64url"),
      };
      const opened = publicDecrypt(createPublicKey({ key: jwk, format: "jwk" }), result);
      expect(opened.subarray(-32)).toEqual(digest);
    }
  });
  it("[believed] keeps the tags", async () => {
    const before = await keys().getKey("receipt-signing");
    const { properties } = await keys().rotateKey("receipt-signing");
    expect(properties.tags).toEqual(before.properties.tags);
    expect(properties.expiresOn).toBeUndefined();
  });
  it("[docs how-to-configure-key-rotation.md] ends when the policy says", async () => {
    await keys().updateKeyRotationPolicy("receipt-signing", {
      expiresIn: "P90D",
      lifetimeActions: [{ action: "Rotate", timeBeforeExpiry: "P30D" }],
    });
    const { properties } = await keys().rotateKey("receipt-signing");
    const ends = properties.expiresOn?.getTime() ?? 0;
    expect((ends - (properties.createdOn?.getTime() ?? 0)) / day).toBe(90);
  });
  it("[docs custom-roles.md] is open to the rotator, who may disable the old version too", async () => {
    const rotator = azure.keys("kv-platform", "vault-tab-rotation");
    const { properties } = await rotator.getKey("disk-encryption");
    await rotator.rotateKey("disk-encryption");
    const old = await rotator.updateKeyProperties("disk-encryption", properties.version ?? "", {
      enabled: false,
    });
    expect(old.properties.enabled).toBe(false);
    await expect(rotator.createEcKey("another")).rejects.toMatchObject({ statusCode: 403 });
  });
  it("lost-answer: it is done, though nobody was told", async () => {
    await keys()
      .createEcKey("told-lost-answer")
      .catch(() => undefined);
    const log = azure.sandbox.keyVaultLog().filter(({ id }) => id?.includes("told-lost-answer"));
    expect(log).toMatchObject([{ operationName: "KeyCreate", httpStatusCode: 200 }]);
  });
});

describe("a rotation policy", () => {
  it("[rec] has a notice of 30 days where nobody has said anything, and beside what was said", async () => {
    const notice = { action: "Notify", timeBeforeExpiry: "P30D" };
    const initial = await keys().getKeyRotationPolicy("card-token-kek");
    expect(initial.lifetimeActions).toMatchObject([notice]);
    const set = await keys().updateKeyRotationPolicy("card-token-kek", {
      lifetimeActions: [{ action: "Rotate", timeAfterCreate: "P50D" }],
    });
    expect(set.lifetimeActions).toMatchObject([
      { action: "Rotate", timeAfterCreate: "P50D" },
      notice,
    ]);
    expect(set.createdOn).toBeInstanceOf(Date);
  });
  it("[docs how-to-configure-key-rotation.md] knows no span below 7 days", async () => {
    await expect(
      keys().updateKeyRotationPolicy("card-token-kek", { expiresIn: "P6D" }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe("an old version of a secret", () => {
  it("[docs rbac-guide.md] is disabled by the rotator, who writes new ones and reads none", async () => {
    const rotator = azure.secrets("kv-platform", "vault-tab-rotation");
    const [old] = await all(rotator.listPropertiesOfSecretVersions("build-agent-pat"));
    const made = await rotator.setSecret("build-agent-pat", "fresh", { tags: { rotation: "r2" } });
    await rotator.updateSecretProperties("build-agent-pat", old?.version ?? "", { enabled: false });
    const versions = await all(rotator.listPropertiesOfSecretVersions("build-agent-pat"));
    expect(versions.find(({ version: one }) => one === old?.version)?.enabled).toBe(false);
    expect(versions.find(({ version: one }) => one === made.properties.version)?.enabled).toBe(
      true,
    );
    await expect(rotator.getSecret("build-agent-pat")).rejects.toMatchObject({ statusCode: 403 });
    await expect(rotator.beginDeleteSecret("build-agent-pat")).rejects.toMatchObject({
      statusCode: 403,
    });
  });
});
