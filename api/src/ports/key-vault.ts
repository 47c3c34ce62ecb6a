import type { Kind } from "@vault-tab/contract";
import type { Metadata, VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { Asker } from "./asker.ts";

/**
 * Key Vault as this person may see it: every call carries a token of theirs.
 * @throws ProblemError `consent_required`, `interaction_required`, `account_refused`,
 * `token_expired`, `upstream_throttled`, `upstream_unavailable`
 */
export interface KeyVault {
  /** Whether this person may list this kind there: one small call. */
  mayList(asker: Asker, vault: WatchedVault, kind: Kind): Promise<boolean>;
  /**
   * All metadata of a kind, a page after the other.
   * @throws RefusedByAzure where this person may not list it
   */
  list(asker: Asker, vault: WatchedVault, kind: Kind): AsyncIterable<readonly Metadata[]>;
  /** Newest first; `undefined` where Azure refuses or there is nothing, which is not told apart. */
  versions(
    asker: Asker,
    vault: WatchedVault,
    kind: Kind,
    name: string,
  ): Promise<readonly VersionMetadata[] | undefined>;
}
