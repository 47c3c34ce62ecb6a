import type { Kind } from "@vault-tab/contract";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { Asker } from "./asker.ts";

/** What Azure said of a person's rights, and for how long that may be relied on. */
export interface Rights {
  /** What is known without asking. */
  known(asker: Asker, vault: WatchedVault, kind: Kind): Promise<boolean> | undefined;
  /** Asks Azure unless it is known. */
  mayList(asker: Asker, vault: WatchedVault, kind: Kind): Promise<boolean>;
  /** Whether Azure once said yes, however long ago: for what a person knows, never for what they see. */
  wasAllowed(asker: Asker, vault: WatchedVault, kind: Kind): boolean;
  /** A proof that came about by another call, begun at `since`. */
  learn(asker: Asker, vault: WatchedVault, kind: Kind, allowed: boolean, since: Date): void;
}
