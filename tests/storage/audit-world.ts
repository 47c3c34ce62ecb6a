import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportLog } from "../../api/src/audit/export-log.ts";
import { recordCheckpoint } from "../../api/src/audit/record-checkpoint.ts";
import { verifyLog } from "../../api/src/audit/verify-log.ts";
import { createCheckpointFolder } from "../../api/src/storage/checkpoint-folder.ts";
import { openCheckpointKey } from "../../api/src/storage/checkpoint-key.ts";
import { root } from "../../scripts/root.ts";
import type { Opened, Place } from "./place.ts";

const actor = { kind: "service", id: "vault-tab" } as const;
const clock = { now: () => new Date() };

type Filter = Parameters<typeof exportLog>[2];

export interface AuditWorld {
  readonly folder: string;
  readonly keyFile: string;
  checkpoint(database: Opened): ReturnType<typeof recordCheckpoint>;
  verify(database: Opened): ReturnType<typeof verifyLog>;
  export(database: Opened, filter: Filter, format: "jsonl" | "csv"): Promise<string>;
  /** The newest checkpoint's file. */
  newest(): Promise<string>;
  file(name: string, text: string): Promise<string>;
  stop(): void;
}

/** What surrounds the log: its key and its checkpoints, in a folder of their own. */
export const auditWorld = (): AuditWorld => {
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-audit-"));
  const keyFile = join(folder, "key", "checkpoint.pem");
  const signer = openCheckpointKey(keyFile);
  const store = createCheckpointFolder(join(folder, "checkpoints"));
  return {
    folder,
    keyFile,
    checkpoint: (database) =>
      recordCheckpoint(
        { reader: database.auditReader, log: database, store, signer, clock },
        actor,
      ),
    verify: (database) =>
      verifyLog({
        reader: database.auditReader,
        checks: database.auditChecks,
        store,
        signer,
        clock,
      }),
    export: async (database, filter, format) => {
      const exporting = { reader: database.auditReader, log: database, clock };
      const pieces = await exportLog(exporting, actor, filter, format);
      let text = "";
      for await (const piece of pieces) text += piece;
      return text;
    },
    newest: async () => {
      const names = await readdir(join(folder, "checkpoints"));
      return join(folder, "checkpoints", names.sort().at(-1) ?? "");
    },
    file: async (name, text) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    },
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
};

export const addressOf = (place: Place): string =>
  "server" in place ? place.server : place.folder;

/** As `npm run audit:verify` starts it. */
export const verifyOffline = (...args: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const program = join(root, "scripts/audit-verify.ts");
    const child = execFile(process.execPath, [program, ...args], (_failure, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
