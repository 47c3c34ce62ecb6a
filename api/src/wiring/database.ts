import { databasePassword } from "../azure/credentials/database-password.ts";
import type { Config } from "../config.ts";
import type { Place } from "../storage/connect.ts";

/** Where the database is, and who signs in there. */
export const placeOf = ({ database }: Config): Place => {
  if ("folder" in database) return database;
  const { identityClientId, ...place } = database;
  const password = identityClientId === undefined ? undefined : databasePassword(identityClientId);
  return { ...place, password };
};
