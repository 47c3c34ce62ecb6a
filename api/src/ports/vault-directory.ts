import type { WatchedVault } from "../secrets/watched-vault.ts";

/** The vaults of the configuration with what ARM says of them, read by the service itself. */
export interface VaultDirectory {
  /** Never fails: a vault of which ARM says nothing comes without `facts`. */
  watched(): Promise<readonly WatchedVault[]>;
}
