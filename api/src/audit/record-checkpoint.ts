import type { AuditLog } from "../ports/audit-log.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import type { CheckpointSigner, CheckpointStore } from "../ports/checkpoints.ts";
import { CHAIN } from "./chain.ts";
import { type SignedCheckpoint, signedTextOf } from "./checkpoint.ts";
import type { EntryActor } from "./new-entry.ts";

export interface Checkpointing {
  readonly reader: AuditReader;
  readonly log: AuditLog;
  readonly store: CheckpointStore;
  readonly signer: CheckpointSigner;
  readonly clock: { now(): Date };
}

/**
 * Takes the head out of the database, signed; nothing where the last one says it already (what a
 * checkpoint adds to the log itself does not call for another).
 */
export const recordCheckpoint = async (
  { reader, log, store, signer, clock }: Checkpointing,
  actor: EntryActor,
): Promise<SignedCheckpoint | undefined> => {
  const { sequence, hash } = await reader.head();
  const last = await store.newest();
  if (last !== undefined && sequence <= last.sequence + 1) return undefined;
  const checkpoint = { chain: CHAIN, sequence, hash, at: clock.now().toISOString() };
  const signed = { ...checkpoint, ...signer.sign(signedTextOf(checkpoint)) };
  await store.keep(signed);
  await log.append({ type: "checkpoint-written", actor, subject: {}, data: { sequence, hash } });
  return signed;
};
