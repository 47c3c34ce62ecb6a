import { keepForWorkspace } from "../log-analytics/log-lines.ts";
import type { World } from "../world.ts";
import type { AuditEvent } from "./audit-event.ts";

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
  keepForWorkspace(world, event);
}
