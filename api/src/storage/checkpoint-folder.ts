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
  all: async () => {
    const names = await readdir(folder).catch(() => []);
    const files = names.filter((name) => /^checkpoint-\d+\.json$/.test(name)).sort();
    return Promise.all(
      files.map(async (name) =>
        AuditCheckpoint.parse(JSON.parse(await readFile(join(folder, name), "utf8"))),
      ),
    );
  },
});
