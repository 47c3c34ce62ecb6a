import type { ChangedSecret } from "@vault-tab/contract";

export interface VaultChanges {
  /** Whoever has these on the screen is told, and their plans are compared with the vault: together, or not at all. */
  record(changed: readonly ChangedSecret[], now: Date): Promise<void>;
}
