import type { ClientBase } from "pg";
import * as z from "zod/mini";
import { SCHEMA } from "../migrate.ts";

export interface Table {
  readonly name: string;
  /** Those that are stored, not generated from others. */
  readonly columns: readonly string[];
  /** Whose next value comes from a sequence. */
  readonly identity: string | undefined;
}

const Columns = z.array(
  z.object({ table: z.string(), column: z.string(), identity: z.enum(["YES", "NO"]) }),
);

/** The tables with what the service keeps; those of the migrations come about by migrating. */
export const tablesIn = async (client: ClientBase): Promise<Table[]> => {
  const { rows } = await client.query(
    `SELECT c.table_name AS table, c.column_name AS column, c.is_identity AS identity
     FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = $1 AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
       AND c.table_name NOT LIKE 'kysely_%'
     ORDER BY c.table_name, c.ordinal_position`,
    [SCHEMA],
  );
  const columns = Map.groupBy(Columns.parse(rows), ({ table }) => table);
  return [...columns].map(([name, found]) => ({
    name,
    columns: found.map(({ column }) => column),
    identity: found.find(({ identity }) => identity === "YES")?.column,
  }));
};

const Migrations = z.array(z.object({ name: z.string() }));

/** The newest migration that was done. */
export const migrationIn = async (client: ClientBase): Promise<string> => {
  const { rows } = await client.query(
    `SELECT name FROM ${SCHEMA}.kysely_migration ORDER BY name DESC LIMIT 1`,
  );
  const [newest] = Migrations.parse(rows);
  if (!newest) throw new Error("This database was never migrated.");
  return newest.name;
};
