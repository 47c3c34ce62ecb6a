import type { Kind } from "@vault-tab/contract";
import type { Asker, KeyVault, VaultDirectory } from "../ports.ts";
import { VaultProblemError } from "../problem-error.ts";
import { kinds, type Rights } from "./rights.ts";
import type { WatchedVault } from "./watched-vault.ts";

export interface RightsPorts {
  readonly keyVault: Pick<KeyVault, "mayList">;
  readonly vaults: VaultDirectory;
}

/** This person's rights on every watched vault, all asked at once. */
export const proveRights = async (
  { keyVault, vaults }: RightsPorts,
  asker: Asker,
): Promise<Rights[]> => {
  const watched = await vaults.watched();
  return Promise.all(watched.map((vault) => proveRightsOn(keyVault, asker, vault)));
};

const proveRightsOn = async (
  keyVault: RightsPorts["keyVault"],
  asker: Asker,
  vault: WatchedVault,
): Promise<Rights> => {
  const outcomes = await Promise.all(
    kinds.map(async (kind): Promise<[Kind, boolean | VaultProblemError]> => [
      kind,
      await keyVault.mayList(asker, vault, kind).catch(toOutcome),
    ]),
  );
  return {
    vault,
    outcomes: { secret: false, certificate: false, key: false, ...Object.fromEntries(outcomes) },
  };
};

/** A vault that fails is an outcome; a person whose sign-in fails is not: that concerns every vault. */
const toOutcome = (cause: unknown): VaultProblemError => {
  if (cause instanceof VaultProblemError) return cause;
  throw cause;
};
