import { z } from "zod";
import type { Vault } from "../key-vault/vault.ts";
import { findVault, putVault } from "../key-vault/vault-store.ts";
import { copyVault, removeVault } from "../seed/copy-vault.ts";
import type { World } from "../world.ts";
import type { Post } from "./post.ts";
import { Unknown } from "./unknown.ts";

/** KV/general/about-keys-secrets-certificates.md: 3 to 24 letters, digits and hyphens, beginning with a letter. */
const name = z.string().regex(/^[a-z][a-z0-9-]{1,22}[a-z0-9]$/);
const vaultsChange = z.union([
  z.strictObject({ add: z.strictObject({ name, like: z.string() }) }),
  z.strictObject({ remove: z.string() }),
  z.strictObject({
    change: z.strictObject({
      name: z.string(),
      enableRbacAuthorization: z.boolean().exactOptional(),
      publicNetworkAccess: z.enum(["Enabled", "Disabled"]).exactOptional(),
    }),
  }),
]);

/** Vaults that come, go and change; ARM of the sandbox writes none. */
export function addVaultControl(post: Post, world: World): void {
  post("/vaults", vaultsChange, (change) => {
    if ("remove" in change) removeVault(world, named(world, change.remove));
    else if ("change" in change) {
      const { name: vault, ...properties } = change.change;
      putVault(world, { ...named(world, vault), ...properties });
    } else {
      const like = named(world, change.add.like);
      if (findVault(world, change.add.name)) removeVault(world, named(world, change.add.name));
      copyVault(world, like, change.add.name);
    }
  });
}

function named(world: World, vault: string): Vault {
  const found = findVault(world, vault);
  if (!found) throw new Unknown(`There is no vault ${vault}.`);
  return found;
}
