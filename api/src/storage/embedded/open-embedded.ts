import { existsSync, mkdirSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import type { PoolConfig } from "pg";
import { DurableFiles, syncTree } from "./durable-files.ts";
import { lockFolder } from "./lock-folder.ts";
import { YieldingPGlite } from "./yielding.ts";

export interface Embedded {
  /** For `pg.Pool`: the same client as for a server, on one session in this process. */
  readonly poolConfig: PoolConfig;
  /** The whole folder as a gzipped tar, as of now; only while no query runs. */
  dump(): Promise<Blob>;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly folder: string;
  /** Where an empty database is kept ready; initdb takes most of a first start. */
  readonly templateFolder?: string | undefined;
  /** A dump to begin with; the folder must be new. */
  readonly restore?: Blob | undefined;
}

const SETTINGS = [
  "fsync=on",
  "wal_sync_method=fsync",
  "synchronous_commit=on",
  "full_page_writes=on",
  "shared_buffers=16MB",
];
/** Major and PGlite's own: a folder and a template open with the one that made them. */
const TEMPLATE = "empty-pglite-0.5.16.tar.gz";

/** @throws FolderInUse while another process has the folder */
export const openEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const { folder, restore } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    const data = join(folder, "pgdata");
    const fresh = !existsSync(join(data, "PG_VERSION"));
    if (restore && !fresh) throw new Error(`${folder} already holds a database.`);
    const start = fresh ? (restore ?? (await templateOf(options.templateFolder))) : undefined;
    const pglite = await startPglite(data, start);
    if (fresh) syncTree(data);
    return {
      poolConfig: { ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 },
      dump: () => pglite.dumpDataDir("gzip"),
      close: async () => {
        await pglite.close();
        unlock();
      },
    };
  } catch (failure) {
    unlock();
    throw failure;
  }
};

const startPglite = async (data: string, loadDataDir: Blob | undefined): Promise<PGlite> => {
  const pglite = new YieldingPGlite({
    fs: new DurableFiles(data),
    startParams: PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
    postgresqlconf: SETTINGS,
    ...(loadDataDir ? { loadDataDir } : {}),
  });
  await pglite.waitReady;
  return pglite;
};

const templateOf = async (folder: string | undefined): Promise<Blob | undefined> => {
  if (folder === undefined) return undefined;
  const file = join(folder, TEMPLATE);
  if (!existsSync(file)) await makeTemplate(file);
  // Not `openAsBlob`: Node 24.21 dies of a heap snapshot while such a blob is held.
  return new Blob([await readFile(file)]);
};

/** Renamed into place, so that whoever comes meanwhile sees a whole one or none. */
const makeTemplate = async (file: string): Promise<void> => {
  mkdirSync(dirname(file), { recursive: true });
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir("gzip");
  await pglite.close();
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, await dump.bytes());
  await rename(draft, file);
};
