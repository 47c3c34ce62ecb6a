import type { ClientBase } from "pg";
import * as z from "zod/mini";
import { SCHEMA } from "../migrate.ts";
import { migrationIn, tablesIn } from "./tables-in.ts";

const BATCH = 1_000;
const Rows = z.array(z.object({ row: z.string() }));

/**
 * Everything as JSON lines, as it was at one moment: readable by every later version, where a folder
 * of PGlite opens only with the PostgreSQL that made it.
 */
export async function* exportTables(client: ClientBase): AsyncIterable<string> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const migration = await migrationIn(client);
  yield `${JSON.stringify({ format: "vault-tab-database-1", migration })}\n`;
  for (const { name } of await tablesIn(client)) {
    await client.query(
      `DECLARE rows_of CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${SCHEMA}."${name}" t`,
    );
    for (;;) {
      const { rows } = await client.query(`FETCH ${BATCH} FROM rows_of`);
      for (const { row } of Rows.parse(rows)) yield `{"table":"${name}","row":${row}}\n`;
      if (rows.length < BATCH) break;
    }
    await client.query("CLOSE rows_of");
  }
  await client.query("COMMIT");
}
