import type { ReadBasis, Reader, UnexplainedBecause } from "@vault-tab/contract";
import type { ColumnType } from "kysely";

/** Entered once and never changed. */
type Fixed<Value> = ColumnType<Value, never, never>;

export interface ReadsTable {
  id: Fixed<string>;
  created_at: Fixed<Date>;
  arrived_at: Fixed<Date>;
  vault: Fixed<string>;
  secret: Fixed<string>;
  version: Fixed<string | null>;
  reader: Fixed<string>;
  reader_name: Fixed<string>;
  reader_kind: Fixed<Reader["kind"]>;
  client: Fixed<string | null>;
  address: Fixed<string | null>;
  basis: Fixed<ReadBasis>;
  grant_id: Fixed<string | null>;
  because: Fixed<UnexplainedBecause | null>;
  nearest: Fixed<Date | null>;
}

export interface ReadLogTable {
  id: "main";
  lease: string | null;
  leased_until: Date | null;
  arrived_to: Date | null;
  asked_at: Date | null;
  heartbeats: ColumnType<unknown, string, string>;
  trouble: string | null;
}
