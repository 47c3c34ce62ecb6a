import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

/**
 * Two processes on one PGlite folder destroy each other's rows without an error
 * (electric-sql/pglite issue 1106). SQLite's exclusive lock is the kernel's own: it is gone the
 * moment its holder is, killed or not, where a file with a process id would stay.
 * @throws FolderInUse while another process has it
 */
export const lockFolder = (folder: string): (() => void) => {
  const lock = new DatabaseSync(join(folder, "in-use.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    throw new FolderInUse(
      `${folder} is in use by another process. An embedded database belongs to one process at a ` +
        "time: stop the other one, give this one another folder, or set DATABASE_URL to a PostgreSQL server.",
      { cause },
    );
  }
  return () => lock.close();
};
