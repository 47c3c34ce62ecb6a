import type { Caller } from "../world.ts";

/** One record of the category `AuditEvent` (KV/general/logging.md, monitor-key-vault-reference.md). */
export interface AuditEvent {
  readonly time: string;
  readonly vault: string;
  readonly operationName: string;
  readonly resultType: "Success" | "Failure";
  readonly resultSignature: string;
  readonly httpStatusCode: number;
  readonly requestUri: string;
  readonly callerIpAddress: string;
  readonly durationMs: number;
  readonly correlationId: string;
  readonly clientRequestId: string | undefined;
  readonly clientInfo: string | undefined;
  readonly oid: string | undefined;
  readonly upn: string | undefined;
  readonly appid: string | undefined;
  readonly callerKind: Caller["kind"] | undefined;
  /** Of the role assignment that allowed it. */
  readonly assignmentId?: string | undefined;
  /** Id of the object, when the operation had one. */
  readonly id: string | undefined;
}
