import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { all, errorOf, namesOf, startAzure, uriOf, type Azure } from "./azure.ts";

/** Sources as in key-vault.test.ts; [docs] is KV/general/backup.md unless another file is named. */
const version = "api-version=2026-04-01";
const dev = uriOf("kv-payments-dev");

let azure: Azure;
beforeAll(async () => {
  azure = await startAzure();
});
afterAll(async () => {
  await azure.stop();
});

const admin = () => azure.secrets("kv-payments-dev", "admin");
const restored = (value: string) =>
  azure.call(`${dev}/secrets/restore?${version}`, "admin", {
    method: "POST",
    body: JSON.stringify({ value }),
  });
const blobOf = async (name: string) => {
  const answer = await azure.call(`${dev}/secrets/${name}/backup?${version}`, "admin", {
    method: "POST",
  });
  return z.object({ value: z.string() }).parse(await answer.json()).value;
};

describe("a backup that is refused", () => {
  it("[rec can't restore with malformed backup] of any other bytes is refused in these words", async () => {
    await expect(admin().restoreSecretBackup(new Uint8Array(9))).rejects.toMatchObject({
      statusCode: 400,
      message: "Backup blob contains invalid or corrupt version.",
    });
  });
  it("[believed] of a blob that lost a byte, or has one changed, is refused alike", async () => {
    await admin().setSecret("to-damage", "v");
    const blob = await blobOf("to-damage");
    const changedAt = (at: number) =>
      `${blob.slice(0, at)}${blob[at] === "A" ? "B" : "A"}${blob.slice(at + 1)}`;
    const places = Array.from({ length: 20 }, (_, at) => Math.floor((at * blob.length) / 20));
    for (const wrong of [blob.slice(0, -1), "", ...places.map(changedAt)]) {
      const answer = await restored(wrong);
      expect(answer.status).toBe(400);
      expect((await errorOf(answer)).code).toBe("BadParameter");
    }
  });
  it("[rec] of an unknown secret is SecretNotFound", async () => {
    await expect(admin().backupSecret("never-made")).rejects.toMatchObject({
      code: "SecretNotFound",
    });
  });
  it("[docs rbac-guide.md] needs the backup action, and restoring the restore action", async () => {
    const reader = azure.secrets("kv-payments-dev", "requester");
    for (const refused of [
      reader.backupSecret("adyen-api-key"),
      reader.restoreSecretBackup(new Uint8Array(9)),
    ]) {
      await expect(refused).rejects.toMatchObject({ statusCode: 403, code: "Forbidden" });
    }
  });
  it("[believed: code and words] onto a name that is in use is a conflict, and changes nothing", async () => {
    await admin().setSecret("in-use", "old");
    const blob = await blobOf("in-use");
    await admin().setSecret("in-use", "new");
    expect((await restored(blob)).status).toBe(409);
    expect((await admin().getSecret("in-use")).value).toBe("new");
  });
});

describe("a backup", () => {
  it("[rec can restore a secret] brings the secret back after it was purged, with its value", async () => {
    await admin().setSecret("kept-aside", "the value", { tags: { a: "1" } });
    const blob = await admin().backupSecret("kept-aside");
    if (!blob) throw new Error("There is no blob");
    await (await admin().beginDeleteSecret("kept-aside", { intervalInMs: 10 })).pollUntilDone();
    await expect(admin().restoreSecretBackup(blob)).rejects.toMatchObject({ statusCode: 409 });
    await admin().purgeDeletedSecret("kept-aside");
    const back = await admin().restoreSecretBackup(blob);
    expect(back).toMatchObject({ name: "kept-aside", tags: { a: "1" } });
    expect((await admin().getSecret("kept-aside")).value).toBe("the value");
  });
  it("[docs] has every version, seeded ones with the value that they have", async () => {
    const name = "billing-db-password";
    const before = await all(admin().listPropertiesOfSecretVersions(name));
    const values = await Promise.all(
      before.map(async ({ version: one = "" }) => admin().getSecret(name, { version: one })),
    );
    const blob = await admin().backupSecret(name);
    await (await admin().beginDeleteSecret(name, { intervalInMs: 10 })).pollUntilDone();
    await admin().purgeDeletedSecret(name);
    await admin().restoreSecretBackup(blob ?? new Uint8Array());
    expect(await all(admin().listPropertiesOfSecretVersions(name))).toEqual(before);
    for (const { value, properties } of values) {
      const again = await admin().getSecret(name, { version: properties.version ?? "" });
      expect(again.value).toBe(value);
    }
    expect(namesOf(await all(admin().listPropertiesOfSecrets()))).toContain(name);
  });
  it("[docs] cannot be read by who holds it", async () => {
    await admin().setSecret("sealed", "plain-text-value");
    const bytes = Buffer.from(await blobOf("sealed"), "base64url").toString("latin1");
    expect(bytes).not.toContain("plain-text-value");
    expect(bytes).not.toContain("sealed");
  });
  it("[docs] of more than 500 versions is refused", { timeout: 60_000 }, async () => {
    for (let made = 0; made < 501; made += 1) {
      // 300 may be made in 10 s.
      if (made % 250 === 0) azure.sandbox.world.clock.advance(11_000);
      await admin().setSecret("often-set", String(made));
    }
    await expect(admin().backupSecret("often-set")).rejects.toMatchObject({ statusCode: 400 });
  });
});
