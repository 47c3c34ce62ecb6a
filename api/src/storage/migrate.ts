import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

const MIGRATIONS = join(import.meta.dirname, "migrations");
export const SCHEMA = "vault_tab";

/**
 * Brings the schema up to date, as the role that owns it. Any number of processes may do so at once:
 * one works, under an advisory lock, and the others find it done.
 */
export const migrate = async (database: Kysely<unknown>, upTo?: string): Promise<void> => {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: readMigrations },
    migrationTableSchema: SCHEMA,
  });
  const { error } = await (upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(upTo));
  if (error !== undefined) throw new Error("The database could not be migrated.", { cause: error });
};

/** Run by the role that connects: it makes the roles and the schema where they are not there yet. */
export const prepareRoles = async (database: Kysely<unknown>): Promise<void> => {
  const text = await readFile(join(import.meta.dirname, "prepare-roles.sql"), "utf8");
  await sql.raw(text).execute(database);
};

/** `0001-audit` and so on, in the order of their numbers. */
export const migrationNames = async (): Promise<readonly string[]> => {
  const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith(".sql"));
  return files.map((file) => basename(file, ".sql")).sort();
};

/** Never changed once released. */
const readMigrations = async (): Promise<Record<string, Migration>> => {
  const names = await migrationNames();
  const migrations = names.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(join(MIGRATIONS, `${name}.sql`), "utf8");
    return [name, { up: async (database) => void (await sql.raw(text).execute(database)) }];
  });
  return Object.fromEntries(await Promise.all(migrations));
};
