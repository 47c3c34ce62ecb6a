import type { SecretRef } from "@vault-tab/contract";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { WishedSecret } from "../rules/wish.ts";

export interface Found {
  readonly wished: readonly WishedSecret[];
  /** As the vaults' own names are written, each once. */
  readonly secrets: readonly SecretRef[];
  readonly vaults: ReadonlyMap<string, WatchedVault>;
}

/**
 * What the rules need to know of the secrets that are wished. Nobody is told here whether a secret
 * exists: one that does not is judged by its name as any other, and so is a vault we do not know.
 */
export const findSecretsAsked = async (
  directory: VaultDirectory,
  wanted: readonly SecretRef[],
): Promise<Found> => {
  const vaults = new Map((await directory.watched()).map((one) => [one.name.toLowerCase(), one]));
  const unique = new Map<string, SecretRef>();
  for (const { vault, name, kind } of wanted) {
    const ref: SecretRef = {
      vault: vaults.get(vault.toLowerCase())?.name ?? vault,
      ...(name !== undefined && { name, kind: kind ?? "secret" }),
    };
    unique.set([ref.vault, ref.kind, ref.name].join("/").toLowerCase(), ref);
  }
  const secrets = [...unique.values()];
  const wished = secrets.map((ref) => {
    const vault = vaults.get(ref.vault.toLowerCase());
    return {
      vault: ref.vault,
      environment: vault?.environment ?? "unknown",
      authorization: vault?.facts?.authorization ?? "unknown",
      ...(ref.name !== undefined && { name: ref.name }),
      ...(ref.kind !== undefined && { kind: ref.kind }),
    } satisfies WishedSecret;
  });
  return { wished, secrets, vaults };
};
