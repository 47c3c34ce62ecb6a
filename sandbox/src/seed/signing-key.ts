import { githubApp } from "../github/github-app.ts";
import { keepPrivateKey } from "../key-vault/private-keys.ts";
import { newRsaKey } from "../key-vault/rsa-key.ts";
import { findObject, findVault, layObjects } from "../key-vault/vault-store.ts";
import type { World } from "../world.ts";
import { versionId } from "./vault-objects.ts";

/** The private key of the GitHub App, imported into a vault: 2,048 bits, as GitHub makes them. */
export function seedSigningKey(world: World): void {
  const { vault: vaultName, name } = githubApp.key;
  const vault = findVault(world, vaultName);
  if (!vault || findObject(world, vault, "keys", name)) return;
  const { key, pem } = newRsaKey(2048);
  const version = versionId(vault.name, name, 0);
  const created = Math.floor(world.clock.now().getTime() / 1000);
  const laid = { version, enabled: true, created, updated: created, key };
  layObjects(world, [{ vault: vault.name, kind: "keys", name, managed: false, versions: [laid] }]);
  keepPrivateKey(world, { vault: vault.name, name, version }, pem);
}
