import { randomUUID } from "node:crypto";
import { databasePassword } from "../azure/credentials/database-password.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { QueryWatcher } from "../ports/tracing.ts";
import type { Place } from "../storage/connect.ts";
import { openDatabase, type OpenDatabase } from "../storage/open-database.ts";

/** Where the database is, and who signs in there. */
const placeOf = ({ database }: Config): Place => {
  if ("folder" in database) return database;
  const { identityClientId, ...place } = database;
  const password = identityClientId === undefined ? undefined : databasePassword(identityClientId);
  return { ...place, password };
};

export const wireDatabase = (
  config: Config,
  clock: Clock,
  queried: QueryWatcher | undefined,
): Promise<OpenDatabase> =>
  openDatabase({
    place: placeOf(config),
    now: () => clock.now(),
    newId: randomUUID,
    queried,
  });
