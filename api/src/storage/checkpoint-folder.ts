import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AuditCheckpoint } from "@vault-tab/contract";
import type { CheckpointStore } from "../ports/checkpoints.ts";

/** Digits of the largest sequence, so that names sort as numbers do. */
const DIGITS = 15;

/** One file for each checkpoint, never written again. */
export const createCheckpointFolder = (folder: string): CheckpointStore => ({
  keep: async (checkpoint) => {
    await mkdir(folder, { recursive: true });
    const name = `checkpoint-${String(checkpoint.sequence).padStart(DIGITS, "0")}.json`;
    const draft = join(folder, `.${name}.${process.pid}`);
    await writeFile(draft, `${JSON.stringify(checkpoint, undefined, 2)}\n`, { flush: true });
    await rename(draft, join(folder, name));
  },
  newest: async () => {
    const newest = (await namesIn(folder)).at(-1);
    return newest === undefined ? undefined : read(join(folder, newest));
  },
  all: async () => Promise.all((await namesIn(folder)).map((name) => read(join(folder, name)))),
});

/** Oldest first; none where none was kept yet. */
const namesIn = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch((failure: unknown) => {
    if (isMissing(failure)) return [];
    throw failure;
  });
  return names.filter((name) => /^checkpoint-\d+\.json$/.test(name)).sort();
};

const isMissing = (failure: unknown): boolean =>
  failure instanceof Error && "code" in failure && failure.code === "ENOENT";

const read = async (file: string): Promise<AuditCheckpoint> =>
  AuditCheckpoint.parse(JSON.parse(await readFile(file, "utf8")));
