import type { LineReader } from "../audit/logged-read.ts";
import type { WrittenVersion } from "../rotation/own-version.ts";
import type { RotationTarget } from "../rotation/rotation.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";

export interface UsedVersion {
  readonly at: Date;
  readonly user: LineReader | undefined;
}

/** What Key Vault's own log tells of single versions, as far as it has arrived. */
export interface VersionLog {
  /** Object id by which it names the rotator's own identity. */
  rotator(): Promise<string>;
  /** @throws ProblemError `upstream_throttled`, `upstream_unavailable` */
  writers(
    vault: WatchedVault,
    target: RotationTarget,
    since: Date,
  ): Promise<readonly WrittenVersion[]>;
  /**
   * Calls that used this very version, the latest first.
   * @throws ProblemError `upstream_throttled`, `upstream_unavailable`
   */
  uses(
    vault: WatchedVault,
    target: RotationTarget & { readonly version: string },
    since: Date,
  ): Promise<readonly UsedVersion[]>;
}
