import { type Checkpointing, recordCheckpoint } from "./record-checkpoint.ts";
import { theService } from "./service-actor.ts";

export interface CheckpointPace {
  /** Milliseconds after which the head leaves the database, if there is anything new. */
  readonly everyMs: number;
  /** How many new entries do not wait for that. */
  readonly entries: number;
}

export const recordDueCheckpoint = async (
  checkpointing: Checkpointing,
  { everyMs, entries }: CheckpointPace,
): Promise<void> => {
  const { reader, store, clock } = checkpointing;
  const [head, last] = await Promise.all([reader.head(), store.newest()]);
  const isDue =
    last === undefined ||
    head.sequence - last.sequence >= entries ||
    clock.now().getTime() - Date.parse(last.at) >= everyMs;
  if (isDue) await recordCheckpoint(checkpointing, theService);
};
