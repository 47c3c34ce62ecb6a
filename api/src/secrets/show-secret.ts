import type { Kind, SecretVersion, SecretWithVersions } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { Asker } from "../ports/asker.ts";
import type { KeyVault } from "../ports/key-vault.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import { ProblemError } from "../problem-error.ts";
import type { VersionMetadata } from "./metadata.ts";
import { secretOf } from "./secret.ts";

export interface ShowPorts {
  readonly keyVault: Pick<KeyVault, "versions">;
  readonly vaults: VaultDirectory;
  readonly clock: Clock;
}

/**
 * Read from the versions, under the person's token: the only call of Key Vault that tells of one
 * secret without its value. So it also works for somebody who may see this secret and not the list.
 * @throws ProblemError `not_found`, alike for what does not exist and what they may not see
 */
export const showSecret = async (
  { keyVault, vaults, clock }: ShowPorts,
  asker: Asker,
  wanted: { vault: string; name: string; kind: Kind },
): Promise<SecretWithVersions> => {
  const vault = (await vaults.watched()).find(
    ({ name }) => name.toLowerCase() === wanted.vault.toLowerCase(),
  );
  const versions = vault && (await keyVault.versions(asker, vault, wanted.kind, wanted.name));
  const current = versions?.[0];
  if (!versions || !current) throw new ProblemError("not_found");
  return { ...secretOf(current, clock.now()), versions: versions.map(versionOf) };
};

const versionOf = ({ version, enabled, createdAt, expiresAt }: VersionMetadata): SecretVersion => ({
  version,
  enabled,
  createdAt: createdAt.toISOString(),
  ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
});
