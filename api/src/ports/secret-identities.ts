import type { Kind } from "@vault-tab/contract";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";

/** What the service itself may know of a secret: which one it is, and nothing of its value. */
export interface SecretIdentities {
  /**
   * @returns nothing where there is none of that name, `refused` where Azure does not let us look
   * @throws ProblemError `upstream_throttled`, `upstream_unavailable`
   */
  versions(
    vault: WatchedVault,
    kind: Kind,
    name: string,
  ): Promise<readonly VersionMetadata[] | "refused" | undefined>;
}
