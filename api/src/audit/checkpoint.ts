import type { Head } from "./chain.ts";

/** What is signed and leaves the database: without it, who owns the database can write it all anew. */
export interface Checkpoint extends Head {
  readonly chain: string;
  readonly at: string;
}

export interface SignedCheckpoint extends Checkpoint {
  /** SubjectPublicKeyInfo and Ed25519 signature, base64. */
  readonly publicKey: string;
  readonly signature: string;
}

/** The text that is signed, in UTF-8 (docs/audit.md). */
export const signedTextOf = ({ chain, sequence, hash, at }: Checkpoint): string =>
  `vault-tab-checkpoint-1\n${chain}\n${sequence}\n${hash}\n${at}`;
