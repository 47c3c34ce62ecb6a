import type { RotatorVault } from "../ports/rotator-vault.ts";
import { ProblemError } from "../problem-error.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { RotationTarget } from "./rotation.ts";

/** Under the rotator's identity, newest first; nothing where Azure does not show them now. */
export const findVersions = async (
  { rotatorVault }: { readonly rotatorVault: RotatorVault },
  vault: WatchedVault,
  target: RotationTarget,
): Promise<readonly VersionMetadata[] | undefined> => {
  try {
    return await rotatorVault.versions(vault, target);
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    return undefined;
  }
};
