import type { SignedCheckpoint } from "../audit/checkpoint.ts";

/** Where checkpoints are kept: not where the log is. */
export interface CheckpointStore {
  keep(checkpoint: SignedCheckpoint): Promise<void>;
  newest(): Promise<SignedCheckpoint | undefined>;
  /** All that were kept, oldest first. */
  all(): Promise<readonly SignedCheckpoint[]>;
}

export interface CheckpointSigner {
  /** Base64. */
  sign(text: string): { readonly publicKey: string; readonly signature: string };
  /** Whether this very signer signed it. */
  isMine(text: string, signature: string): boolean;
}
