import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { WriteOutcome } from "./role-assignments.ts";

/** Key Vault under the rotator's own identity, which may never read a value. */
export interface RotatorVault {
  /**
   * Newest first; `undefined` where Azure refuses or there is nothing.
   * @throws ProblemError `upstream_throttled`, `upstream_unavailable`
   */
  versions(vault: WatchedVault, name: string): Promise<readonly VersionMetadata[] | undefined>;
  setEnabled(
    vault: WatchedVault,
    name: string,
    version: string,
    enabled: boolean,
  ): Promise<WriteOutcome>;
}
