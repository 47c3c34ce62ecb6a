import type { ColumnType, GeneratedAlways } from "kysely";
import type {
  AccessRequestsTable,
  AssignmentsTable,
  GrantsTable,
  KeptRepliesTable,
  RestorationsTable,
  NoticesTable,
} from "./access-tables.ts";
import type {
  PacesTable,
  PaceTurnsTable,
  RotationLeasesTable,
  RotationPlanLooksTable,
  RotationPlansTable,
  RotationsTable,
} from "./rotation-tables.ts";
import type { ReadLogTable, ReadsTable } from "./read-tables.ts";
import type { FindingsTable, VerificationsAskedTable } from "./role-tables.ts";

/** `int8` comes as text from both databases. */
type Int8 = ColumnType<string, string | number, string | number>;
/** May be read, never inserted or changed by the service. */
type ReadOnly<Value> = ColumnType<Value, never, never>;

export interface AuditHeads {
  chain: ReadOnly<string>;
  sequence: ReadOnly<string>;
  hash: ReadOnly<string>;
}

export interface AuditEntries {
  chain: ReadOnly<string>;
  sequence: ColumnType<string, never, never>;
  hash: ReadOnly<string>;
  body: ReadOnly<string>;
  id: ReadOnly<string>;
  type: ReadOnly<string>;
  at: ReadOnly<string>;
  actor: ReadOnly<string | null>;
  vault: ReadOnly<string | null>;
  secret: ReadOnly<string | null>;
  request: ReadOnly<string | null>;
  grant: ReadOnly<string | null>;
}

export interface AuditInbox {
  body: ColumnType<never, string, never>;
}

export interface AuditTexts {
  entry: string;
  name: string;
  salt: string;
  text: string;
}

export interface AuditChecks {
  chain: string;
  checked_at: Date;
  intact_to: Int8;
  hash: string;
  wrong_at: Int8 | null;
  because: string | null;
}

export interface Events {
  id: GeneratedAlways<string>;
  at: Date;
  event: string;
}

/** What changes only together with an entry of the log. */
export interface StateTables {
  access_requests: AccessRequestsTable;
  grants: GrantsTable;
  restorations: RestorationsTable;
  rotation_plans: RotationPlansTable;
  rotations: RotationsTable;
  reads: ReadsTable;
  audit_texts: AuditTexts;
}

/** What only helps to run: losing it, or changing it, tells nobody anything else. */
export interface HousekeepingTables {
  assignments: AssignmentsTable;
  rotation_leases: RotationLeasesTable;
  rotation_plan_looks: RotationPlanLooksTable;
  paces: PacesTable;
  pace_turns: PaceTurnsTable;
  kept_replies: KeptRepliesTable;
  notices: NoticesTable;
  read_log: ReadLogTable;
  audit_checks: AuditChecks;
  verifications_asked: VerificationsAskedTable;
  findings: FindingsTable;
  events: Events;
}

export interface LogTables {
  audit_heads: AuditHeads;
  audit_entries: AuditEntries;
  audit_inbox: AuditInbox;
}

export interface Tables extends StateTables, HousekeepingTables, LogTables {}
