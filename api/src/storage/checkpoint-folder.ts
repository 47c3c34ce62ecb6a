import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CheckpointStore } from "../ports/checkpoints.ts";
import { createCheckpointStore } from "./checkpoint-store.ts";

export const createCheckpointFolder = (folder: string): CheckpointStore =>
  createCheckpointStore({
    names: () =>
      readdir(folder).catch((failure: unknown) => {
        // None was kept yet.
        if (isMissing(failure)) return [];
        throw failure;
      }),
    read: (name) => readFile(join(folder, name), "utf8"),
    add: async (name, text) => {
      await mkdir(folder, { recursive: true });
      const draft = join(folder, `.${name}.${process.pid}`);
      await writeFile(draft, text, { flush: true });
      await rename(draft, join(folder, name));
    },
  });

const isMissing = (failure: unknown): boolean =>
  failure instanceof Error && "code" in failure && failure.code === "ENOENT";
