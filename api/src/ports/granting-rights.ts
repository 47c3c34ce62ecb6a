import type { Permissions } from "../secrets/may-act.ts";

/** What the identity that grants may do. */
export interface GrantingRights {
  /** The actions of ARM without which it can't grant. */
  readonly needs: readonly string[];
  identityObjectId(): Promise<string>;
  /** At one vault; nothing where ARM does not say. */
  at(vaultResourceId: string): Promise<readonly Permissions[] | undefined>;
}
