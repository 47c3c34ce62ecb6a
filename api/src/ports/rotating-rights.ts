import type { Permissions } from "../secrets/may-act.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { Asker } from "./asker.ts";

/** What a person may do with what a vault holds, as ARM lists it under their own token. */
export interface RotatingRights {
  /**
   * Data actions at the vault, or at one secret of it; nothing where ARM does not say.
   * @throws ProblemError where this person can't be signed in to ARM
   */
  at(
    asker: Asker,
    vault: WatchedVault,
    object?: { readonly collection: "secrets" | "certificates" | "keys"; readonly name: string },
  ): Promise<readonly Permissions[] | undefined>;
}
