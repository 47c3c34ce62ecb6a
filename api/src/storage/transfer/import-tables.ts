import type { ClientBase } from "pg";
import * as z from "zod/mini";
import { SCHEMA } from "../migrate.ts";
import { type Table, tablesIn } from "./tables-in.ts";

const Header = z.object({ format: z.literal("vault-tab-database-1"), migration: z.string() });
const Line = z.object({ table: z.string(), row: z.unknown() });
const BATCH = 500;

export const parseHeader = (line: string) => Header.parse(JSON.parse(line));

/**
 * Puts the lines into a database that was just migrated and holds nothing else. In one transaction,
 * by a superuser: the log's own triggers refuse what is not a commit of the service.
 */
export const importTables = async (
  client: ClientBase,
  lines: AsyncIterable<string>,
): Promise<number> => {
  const tables = new Map((await tablesIn(client)).map((table) => [table.name, table]));
  await client.query("BEGIN; SET LOCAL session_replication_role = replica");
  const { rows } = await client.query(`SELECT 1 FROM ${SCHEMA}.audit_entries LIMIT 1`);
  if (rows.length > 0) throw new Error("This database already holds a log.");
  for (const { name } of tables.values()) await client.query(`DELETE FROM ${SCHEMA}."${name}"`);

  let count = 0;
  let waiting: { table: Table; rows: unknown[] } | undefined;
  const flush = async (): Promise<void> => {
    if (waiting) await insert(client, waiting.table, waiting.rows);
    waiting = undefined;
  };
  for await (const text of lines) {
    const line = Line.parse(JSON.parse(text));
    const table = tables.get(line.table);
    if (!table) throw new Error(`There is no table ${line.table}.`);
    if (waiting?.table !== table || waiting.rows.length === BATCH) await flush();
    waiting ??= { table, rows: [] };
    waiting.rows.push(line.row);
    count += 1;
  }
  await flush();
  for (const table of tables.values()) await continueAfter(client, table);
  // Azure may have gone on since the backup: nothing is opened before an admin has looked.
  await client.query(`INSERT INTO ${SCHEMA}.restorations (restored_at) VALUES (now())`);
  await client.query("COMMIT");
  return count;
};

const insert = async (client: ClientBase, { name, columns }: Table, rows: readonly unknown[]) => {
  const names = columns.map((column) => `"${column}"`).join(", ");
  const table = `${SCHEMA}."${name}"`;
  await client.query(
    `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE
     SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
};

const continueAfter = async (client: ClientBase, { name, identity }: Table): Promise<void> => {
  if (identity === undefined) return;
  const table = `${SCHEMA}."${name}"`;
  await client.query(
    `SELECT setval(pg_get_serial_sequence('${table}', '${identity}'), max("${identity}"))
     FROM ${table} HAVING max("${identity}") IS NOT NULL`,
  );
};
