import { AuditCheckpoint } from "@vault-tab/contract";
import type { CheckpointFiles } from "../ports/checkpoint-files.ts";
import type { CheckpointStore } from "../ports/checkpoints.ts";

/** Digits of the largest sequence, so that names sort as numbers do. */
const DIGITS = 15;

/** One file for each checkpoint, never written again. */
export const createCheckpointStore = (files: CheckpointFiles): CheckpointStore => {
  const read = async (name: string): Promise<AuditCheckpoint> =>
    AuditCheckpoint.parse(JSON.parse(await files.read(name)));
  const oldestFirst = async (): Promise<readonly string[]> =>
    (await files.names()).filter((name) => /^checkpoint-\d+\.json$/.test(name)).toSorted();
  return {
    keep: (checkpoint) =>
      files.add(
        `checkpoint-${String(checkpoint.sequence).padStart(DIGITS, "0")}.json`,
        `${JSON.stringify(checkpoint, undefined, 2)}\n`,
      ),
    newest: async () => {
      const newest = (await oldestFirst()).at(-1);
      return newest === undefined ? undefined : read(newest);
    },
    all: async () => Promise.all((await oldestFirst()).map(read)),
  };
};
