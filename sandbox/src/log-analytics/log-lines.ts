import { createHash } from "node:crypto";
import type { AuditEvent } from "../key-vault/audit-event.ts";
import type { World } from "../world.ts";
import { diagnosticSettingOf, type LogTable } from "./diagnostic-settings.ts";
import { logSettings } from "./log-settings.ts";

/** An audit event on its way to the workspace, or in it. */
export interface LogLine {
  readonly table: LogTable;
  readonly event: AuditEvent;
  /** Milliseconds; a line that is held back by a silence has none. */
  readonly arrivesAt?: number;
}

/** A sandbox that runs for weeks must not grow without end. */
const keptLines = 100_000;
const lines = ({ state }: Pick<World, "state">) => state.collection<LogLine>("log-lines");

/** Which table takes it, and when it will be there, is decided when it is written. */
export function keepForWorkspace(world: World, event: AuditEvent): void {
  const setting = diagnosticSettingOf(world, event.vault);
  if (!setting) return;
  const { silent } = logSettings.of(world);
  const line: LogLine = { table: setting.table, event };
  const written = Date.parse(event.time);
  lines(world).set(
    event.correlationId,
    silent ? line : { ...line, arrivesAt: arrival(world, event, written) },
  );
  if (lines(world).size > keptLines) forgetOldest(world);
}

/** What a silence held back comes after it, each line as late as any other. */
export function releaseLines(world: World): void {
  const now = world.clock.now().getTime();
  world.state.batch(() => {
    for (const [key, line] of [...lines(world).entries()]) {
      if (line.arrivesAt === undefined)
        lines(world).set(key, { ...line, arrivesAt: arrival(world, line.event, now) });
    }
  });
}

export function linesIn(world: World, table: LogTable): readonly LogLine[] {
  const now = world.clock.now().getTime();
  return [...lines(world).values()].filter(
    (line) => line.table === table && (line.arrivesAt ?? Infinity) <= now,
  );
}

/** The same line is as late in every run: by how much follows from its id. */
function arrival(world: World, { correlationId }: AuditEvent, from: number): number {
  const { delaySeconds, spreadSeconds } = logSettings.of(world);
  const dice = createHash("sha256").update(correlationId).digest().readUInt32BE(0) / 2 ** 32;
  return Math.ceil(from + (delaySeconds + dice * spreadSeconds) * 1000);
}

function forgetOldest(world: World): void {
  const [oldest] = lines(world).entries();
  if (oldest) lines(world).delete(oldest[0]);
}
