import type { AccessRole, SecretRef } from "@vault-tab/contract";
import type { WishedSecret } from "../rules/wish.ts";
import type { Asker } from "./asker.ts";

/** Names that somebody wrote, turned into what rules can speak of. */
export interface WishedSecrets {
  /**
   * What is not there, and what this person may not know of, is `unknown` alike.
   * @throws ProblemError `invalid_input`, and what Key Vault's port throws
   */
  find(
    asker: Asker,
    refs: readonly SecretRef[],
    role: AccessRole,
  ): Promise<{
    readonly known: readonly WishedSecret[];
    readonly unknown: readonly SecretRef[];
  }>;
  /** Whether this person may list secrets there, so that a refusal may speak of the vault. */
  mayKnow(asker: Asker, vault: string): Promise<boolean>;
}
