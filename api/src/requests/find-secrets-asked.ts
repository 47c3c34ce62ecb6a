import type { SecretRef } from "@vault-tab/contract";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import type { WishedSecret } from "../rules/wish.ts";
import { wishedSecret } from "../rules/wished-secret.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";

export interface Asked {
  readonly wished: readonly WishedSecret[];
  /** By name in small letters. */
  readonly vaults: ReadonlyMap<string, WatchedVault>;
}

/**
 * What the rules need to know of secrets that were asked for before: by their names alone, since
 * whoever decides need not be able to see them.
 */
export const findSecretsAsked = async (
  directory: VaultDirectory,
  secrets: readonly SecretRef[],
): Promise<Asked> => {
  const vaults = new Map((await directory.watched()).map((one) => [one.name.toLowerCase(), one]));
  const wished = secrets.map((ref) => wishedSecret(ref, vaults.get(ref.vault.toLowerCase())));
  return { wished, vaults };
};
