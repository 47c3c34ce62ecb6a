import { recordDueCheckpoint } from "../audit/record-due-checkpoint.ts";
import { runVerification } from "../audit/run-verification.ts";
import { theService } from "../audit/service-actor.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { openCheckpointKey } from "../storage/checkpoint-key.ts";
import type { OpenDatabase } from "../storage/open-database.ts";
import { createVerificationWishes } from "../storage/verification-wishes.ts";
import type { Work } from "./background.ts";
import { wireCheckpoints } from "./checkpoints.ts";

const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;
/** How soon it is seen that enough is new in the log for a checkpoint. */
const CHECKPOINT_LOOK = 30 * SECOND;

/** The log, composed: who reads it, and who has it checked. */
export const wireAudit = ({ checkpoints }: Config, database: OpenDatabase, clock: Clock) => ({
  reader: database.auditReader,
  checks: database.auditChecks,
  log: { append: database.append },
  verification: createVerificationWishes(database, clock),
  store: wireCheckpoints(checkpoints),
  clock,
});

/** What the worker does about the log: it holds the key that signs checkpoints. */
export const auditWorks = (
  config: Config,
  audit: ReturnType<typeof wireAudit>,
  failed: Work["failed"],
): readonly Work[] => {
  const { checkpoints } = config;
  const { verification: wishes, ...reading } = audit;
  const checking = { ...reading, signer: openCheckpointKey(checkpoints.keyFile) };
  return [
    {
      work: () => recordDueCheckpoint(checking, checkpoints),
      pause: Math.min(CHECKPOINT_LOOK, checkpoints.everyMs),
      failed,
    },
    { work: () => wishes.ask(theService), pause: HOUR, failed },
    { work: () => runVerification({ ...checking, wishes }), pause: SECOND, failed },
  ];
};
