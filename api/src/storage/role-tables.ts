import type { ColumnType } from "kysely";

/** Written as text; read as what it says. */
type Json = ColumnType<unknown, string, string>;

export interface FindingsTable {
  name: string;
  found_at: Date;
  found: Json;
}

export interface VerificationsAskedTable {
  chain: string;
  asked_by: Json;
  taken_until: Date | null;
}
