import type { Caller, World } from "../world.ts";

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

/** A sandbox that runs for weeks must not grow without end. */
const keptEvents = 100_000;
const logs = new WeakMap<World, AuditEvent[]>();

export function operationLog(world: World): readonly AuditEvent[] {
  return logs.get(world) ?? [];
}

export function recordOperation(world: World, event: AuditEvent): void {
  const log = logs.get(world) ?? [];
  log.push(event);
  if (log.length > keptEvents) log.splice(0, keptEvents / 10);
  logs.set(world, log);
}
