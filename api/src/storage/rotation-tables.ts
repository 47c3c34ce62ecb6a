import type { Kind, RetirementStatus, RotationStatus } from "@vault-tab/contract";
import type { ColumnType } from "kysely";

type Json = ColumnType<unknown, string, string>;

export interface RotationPlansTable {
  id: string;
  vault: string;
  kind: Kind;
  name: string;
  version: number;
  created_at: Date;
  due_at: Date | null;
  record: Json;
}

export interface RotationsTable {
  id: string;
  vault: string;
  kind: Kind;
  name: string;
  status: RotationStatus;
  retirement: RetirementStatus | null;
  started_by: string | null;
  revision: number;
  created_at: Date;
  due_at: Date | null;
  record: Json;
}

export interface RotationLeasesTable {
  rotation: string;
  lease: string;
  leased_until: Date;
}
