import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { RotationTarget } from "../rotation/rotation.ts";
import type { WriteOutcome } from "./role-assignments.ts";

type Named = Pick<RotationTarget, "kind" | "name">;

/** Key Vault under the rotator's own identity, which may never read a value. */
export interface RotatorVault {
  /**
   * Newest first; `undefined` where Azure refuses or there is nothing.
   * @throws ProblemError `upstream_throttled`, `upstream_unavailable`
   */
  versions(vault: WatchedVault, target: Named): Promise<readonly VersionMetadata[] | undefined>;
  setEnabled(
    vault: WatchedVault,
    target: Named,
    version: string,
    enabled: boolean,
  ): Promise<WriteOutcome>;
}
