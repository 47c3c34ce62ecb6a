import { generateKeyPairSync } from "node:crypto";
import { githubApp } from "../github/github-app.ts";
import { keepPrivateKey } from "../key-vault/private-keys.ts";
import { findObject, findVault, layObjects } from "../key-vault/vault-store.ts";
import type { World } from "../world.ts";
import { versionId } from "./vault-objects.ts";

/** The private key of the GitHub App, imported into a vault: 2,048 bits, as GitHub makes them. */
export function seedSigningKey(world: World): void {
  const { vault: vaultName, name } = githubApp.key;
  const vault = findVault(world, vaultName);
  if (!vault || findObject(world, vault, "keys", name)) return;
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { n = "", e = "" } = pair.publicKey.export({ format: "jwk" });
  const version = versionId(vault.name, name, 0);
  const created = Math.floor(world.clock.now().getTime() / 1000);
  const laid = { version, enabled: true, created, updated: created, key: { kty: "RSA", n, e } };
  layObjects(world, [{ vault: vault.name, kind: "keys", name, managed: false, versions: [laid] }]);
  const pem = pair.privateKey.export({ type: "pkcs8", format: "pem" });
  keepPrivateKey(world, { vault: vault.name, name, version }, pem.toString());
}
