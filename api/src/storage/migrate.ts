import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import pg from "pg";

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

/** So long another process may take to bring the schema up to date. */
const PATIENCE = 90_000;
const AGAIN = 500;

/** Waits for whoever may change the schema; one of a later version does as well. */
export const awaitSchema = async (open: () => pg.Pool): Promise<void> => {
  const newest = Object.keys(await readMigrations()).at(-1) ?? "";
  for (let waited = 0; waited < PATIENCE; waited += AGAIN) {
    if ((await newestDone(open)) >= newest) return;
    await pause(AGAIN);
  }
  throw new Error(
    `The database is older than ${newest}: a worker brings it up to date. Start one.`,
  );
};

const newestDone = async (open: () => pg.Pool): Promise<string> => {
  const pool = open();
  try {
    const { rows } = await pool.query<{ name: string }>(
      "SELECT name FROM kysely_migration ORDER BY name DESC LIMIT 1",
    );
    return rows[0]?.name ?? "";
  } catch (failure) {
    if (isNotThereYet(failure)) return "";
    throw failure;
  } finally {
    await pool.end();
  }
};

/** No role, no schema, no table, or no right to it: what another process is about to make. */
const isNotThereYet = (failure: unknown): boolean =>
  failure instanceof pg.DatabaseError &&
  ["22023", "3F000", "42P01", "42501", "42704"].includes(failure.code ?? "");

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
