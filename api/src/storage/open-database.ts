import type { AuditChecks } from "../ports/audit-checks.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import type { Connections } from "../ports/counts.ts";
import type { TextEraser } from "../ports/text-eraser.ts";
import type { QueryWatcher } from "../ports/tracing.ts";
import { createAuditChecks } from "./audit-checks.ts";
import { createAuditReader } from "./audit-reader.ts";
import { connect, type Place, skewOf } from "./connect.ts";
import { createDatabase, type Database } from "./database.ts";
import { listen } from "./events/listen.ts";
import { type DatabaseEvents, openEvents } from "./events/open-events.ts";
import { createTextEraser } from "./text-eraser.ts";
import { vacuum } from "./vacuum.ts";

const TEND_MS = 15 * 60_000;

export interface OpenDatabase extends Database {
  readonly auditReader: AuditReader;
  readonly auditChecks: AuditChecks;
  readonly events: DatabaseEvents;
  readonly texts: TextEraser;
  /** How far this process's clock is ahead of the database's, in milliseconds. */
  skew(): Promise<number>;
  connections(): Connections;
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  readonly place: Place;
  readonly now: () => Date;
  /** A new UUID, as `randomUUID` makes it: it is also what salts the hash of a text. */
  readonly newId: () => string;
  readonly queried?: QueryWatcher | undefined;
}

/** Opens the database, brings its schema up to date, and serves it as the least that may. */
export const openDatabase = async (options: OpenDatabaseOptions): Promise<OpenDatabase> => {
  const { place, now, newId } = options;
  const connection = await connect(place, options.queried);
  const { kysely, pool, embedded } = connection;
  const told = { wake: (): void => undefined };
  const database = createDatabase(kysely, { now, newId, committed: () => told.wake() });
  const events = await openEvents(database, now);
  told.wake = events.wake;
  const stopListening = "server" in place ? listen(place, events.wake) : undefined;
  const stopTending = every(TEND_MS, async () => {
    await events.prune();
    if (embedded) await vacuum(pool);
  });
  return {
    ...database,
    events,
    auditReader: createAuditReader(database),
    auditChecks: createAuditChecks(database),
    texts: createTextEraser(database),
    skew: () => skewOf(kysely, now),
    connections: () => {
      const { totalCount: open, idleCount: idle, waitingCount: waiting } = pool;
      return { open, idle, waiting };
    },
    close: async () => {
      stopTending();
      await stopListening?.();
      await connection.close();
    },
  };
};

/** What failed is tried again the next time: nothing depends on its being done at once. */
const every = (ms: number, work: () => Promise<void>): (() => void) => {
  const timer = setInterval(() => void work().catch(() => undefined), ms);
  timer.unref();
  return () => clearInterval(timer);
};
