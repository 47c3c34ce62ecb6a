import type { Kind } from "@vault-tab/contract";

/** Names of Key Vault know no case: these are in small letters. */
export interface PlanFact {
  readonly vault: string;
  readonly kind: Kind;
  readonly name: string;
  readonly approved: boolean;
  readonly dueAt?: Date;
}

/** One person's reads of one version of a secret, or of whatever was the newest. */
export interface ReaderFact {
  readonly vault: string;
  readonly name: string;
  readonly reader: string;
  readonly version?: string;
  readonly first: Date;
  readonly last: Date;
}
