import { recordDueCheckpoint } from "../audit/record-due-checkpoint.ts";
import { createVerification } from "../audit/run-verification.ts";
import { theService } from "../audit/service-actor.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { createCheckpointFolder } from "../storage/checkpoint-folder.ts";
import { openCheckpointKey } from "../storage/checkpoint-key.ts";
import type { OpenDatabase } from "../storage/open-database.ts";

const MINUTE = 60_000;
/** How soon it is seen that enough is new in the log for a checkpoint. */
const CHECKPOINT_LOOK = MINUTE / 2;
const VERIFY_EVERY = 60 * MINUTE;

export interface AuditParts {
  readonly clock: Clock;
  readonly database: OpenDatabase;
  readonly failed: (cause: unknown) => void;
}

/** The log, composed: who reads and verifies it, and what is kept of it elsewhere. */
export const wireAudit = ({ checkpoints }: Config, { clock, database, failed }: AuditParts) => {
  const log = { append: database.append };
  const { auditReader: reader, auditChecks: checks } = database;
  const store = createCheckpointFolder(checkpoints.folder);
  const signer = openCheckpointKey(checkpoints.keyFile);
  const verification = createVerification({ reader, checks, store, signer, log, clock, failed });
  const checkpointing = { reader, log, store, signer, clock };
  return {
    ports: { reader, log, checks, store, verification, clock },
    works: [
      {
        work: () => recordDueCheckpoint(checkpointing, checkpoints),
        pause: Math.min(CHECKPOINT_LOOK, checkpoints.everyMs),
        failed,
      },
      { work: async () => verification.start(theService), pause: VERIFY_EVERY, failed },
    ],
  };
};
