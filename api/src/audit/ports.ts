import type { Clock } from "../clock.ts";
import type { AuditChecks } from "../ports/audit-checks.ts";
import type { AuditLog } from "../ports/audit-log.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import type { CheckpointStore } from "../ports/checkpoints.ts";
import type { VerificationWishes } from "../ports/verification-wishes.ts";

export interface AuditPorts {
  readonly reader: AuditReader;
  readonly log: AuditLog;
  readonly checks: AuditChecks;
  readonly store: Pick<CheckpointStore, "newest">;
  readonly verification: Pick<VerificationWishes, "ask" | "isAsked">;
  readonly clock: Pick<Clock, "now">;
}
