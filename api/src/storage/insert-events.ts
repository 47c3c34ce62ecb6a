import type { Event } from "@vault-tab/contract";
import { type QueryExecutorProvider, sql } from "kysely";

/** The function locks, so that ids come in the order of commits: nobody who follows misses one. */
export const insertEvents = async (
  transaction: QueryExecutorProvider,
  events: readonly Event[],
  at: Date,
): Promise<void> => {
  const texts = events.map((event) => JSON.stringify(event));
  await sql`SELECT publish_events(${at}, ${texts})`.execute(transaction);
};
