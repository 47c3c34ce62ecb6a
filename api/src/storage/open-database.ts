import type { AuditChecks } from "../ports/audit-checks.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import { createAuditChecks } from "./audit-checks.ts";
import { createAuditReader } from "./audit-reader.ts";
import { connect, type Place, skewOf } from "./connect.ts";
import { createDatabase, type Database } from "./database.ts";
import { scheduleVacuum } from "./vacuum.ts";

export interface OpenDatabase extends Database {
  readonly auditReader: AuditReader;
  readonly auditChecks: AuditChecks;
  /** How far this process's clock is ahead of the database's, in milliseconds. */
  skew(): Promise<number>;
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  readonly place: Place;
  readonly now: () => Date;
  /** A new UUID, as `randomUUID` makes it: it is also what salts the hash of a text. */
  readonly newId: () => string;
}

/** Opens the database, brings its schema up to date, and serves it as the least that may. */
export const openDatabase = async (options: OpenDatabaseOptions): Promise<OpenDatabase> => {
  const { place, now, newId } = options;
  const connection = await connect(place);
  const stopVacuum = connection.embedded ? scheduleVacuum(connection.pool) : undefined;
  const database = createDatabase(connection.kysely, { now, newId });
  return {
    ...database,
    auditReader: createAuditReader(database),
    auditChecks: createAuditChecks(database),
    skew: () => skewOf(connection.kysely, now),
    close: async () => {
      stopVacuum?.();
      await connection.close();
    },
  };
};
