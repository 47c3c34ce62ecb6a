import type { Kind, RetirementStatus, RotationStatus } from "@vault-tab/contract";
import type { ColumnType, Generated, GeneratedAlways } from "kysely";

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

export interface RotationPlanLooksTable {
  plan: string;
  due_at: Date;
}

export interface PacesTable {
  back_end: string;
  quiet_until: Generated<Date | null>;
}

export interface PaceTurnsTable {
  id: GeneratedAlways<string>;
  back_end: string;
  taker: string;
  at: Date;
  cost: number;
  used: boolean;
}
