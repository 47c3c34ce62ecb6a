import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type Module = Parameters<NodeFS["init"]>[1];

/**
 * PGlite writes to the page cache and never calls fsync (electric-sql/pglite issue 1107): a killed
 * process loses nothing, a power cut does. This hands PostgreSQL's own fsync through to the file.
 */
export class DurableFiles extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS["init"]>) {
    const begun = await super.init(pglite, options);
    const preRun: NonNullable<Module["preRun"]> = [
      ...(begun.emscriptenOpts.preRun ?? []),
      (module) => letFsyncThrough(module.NODEFS),
    ];
    return { emscriptenOpts: { ...begun.emscriptenOpts, preRun } };
  }
}

const letFsyncThrough = (files: unknown): void => {
  const operations = files instanceof Object ? propertyOf(files, "stream_ops") : undefined;
  if (!(operations instanceof Object))
    throw new Error("PGlite: no file operations to make durable");
  Object.assign(operations, {
    fsync: (stream: object) => {
      const descriptor = propertyOf(stream, "nfd");
      if (typeof descriptor !== "number") throw new Error("PGlite: a file without a descriptor");
      fsyncSync(descriptor);
    },
  });
};

const propertyOf = (object: object, name: string): unknown => Reflect.get(object, name);

/** What initdb or a restore wrote is on disk before anything relies on it. */
export const syncTree = (folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) syncPath(join(entry.parentPath, entry.name));
  }
  syncPath(folder);
};

const syncPath = (path: string): void => {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
