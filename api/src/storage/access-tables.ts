import type { AccessRequestStatus, GrantStatus } from "@vault-tab/contract";
import type { ColumnType, Generated } from "kysely";
import type { NoticeType } from "../notices/notice.ts";
import type { NoticeOutcome } from "../ports/notices.ts";

/** JSON goes in as text, by `JSON.stringify`, and comes out as whatever it is. */
type Json = ColumnType<unknown, string, string>;

export interface AccessRequestsTable {
  id: string;
  requester: string;
  status: AccessRequestStatus;
  wish: string;
  created_at: Date;
  lapses_at: Date;
  to_sign_off: boolean;
  searched: string;
  record: Json;
}

export interface GrantsTable {
  id: string;
  request: string;
  holder: string;
  assignment: string;
  status: GrantStatus;
  created_at: Date;
  due_at: Date | null;
  alarmed: boolean;
  record: Json;
}

export interface AssignmentsTable {
  name: string;
  target: Json;
  effort: Json;
  next_try_at: Date | null;
  look_at: Date | null;
  lease: string | null;
  leased_until: Date | null;
}

export interface NoticesTable {
  id: Generated<string>;
  type: NoticeType;
  request: string;
  about_grant: string | null;
  recipient: string | null;
  due_at: Date;
  attempts: Generated<number>;
  next_try_at: Date;
  outcome: ColumnType<NoticeOutcome | null, never, NoticeOutcome>;
}

export interface KeptRepliesTable {
  person: string;
  operation: string;
  key: string;
  wish: string;
  claimed_at: Date;
  reply: ColumnType<unknown, string | null, string | null>;
}

export interface RestorationsTable {
  restored_at: ColumnType<Date, never, never>;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
}
