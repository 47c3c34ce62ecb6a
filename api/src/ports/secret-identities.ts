import type { Kind } from "@vault-tab/contract";
import type { WatchedVault } from "../secrets/watched-vault.ts";

/** What the service itself may know of a secret: which one it is, and nothing of its value. */
export interface SecretIdentities {
  /**
   * The version with which it began. No version is ever taken away alone, so that it tells a secret
   * from another one that was made anew under the same name.
   * @returns nothing where there is none of that name, `refused` where Azure does not let us look
   * @throws ProblemError `upstream_throttled`, `upstream_unavailable`
   */
  firstVersion(
    vault: WatchedVault,
    kind: Kind,
    name: string,
  ): Promise<{ readonly version: string } | "refused" | undefined>;
}
