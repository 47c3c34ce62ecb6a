import { AsyncLocalStorage } from "node:async_hooks";
import type { Event } from "@vault-tab/contract";
import type { EventLog } from "../../ports/event-log.ts";
import type { Database } from "../database.ts";
import { insertEvents } from "../insert-events.ts";
import { keepEvents } from "./kept-events.ts";
import { parseEvent } from "./parse-event.ts";

export interface DatabaseEvents extends EventLog {
  /** There may be new ones. */
  wake(): void;
  /** Forgets those that nobody can still be behind. */
  prune(): Promise<void>;
}

const BATCH = 1_000;
const KEEP_MS = 60 * 60_000;

/**
 * Events by way of the database: those of a transaction are there exactly when it is, and every
 * replica hears of them in the same order, under the same ids.
 */
export const openEvents = async (
  { read, housekeep }: Pick<Database, "read" | "housekeep">,
  now: () => Date,
): Promise<DatabaseEvents> => {
  const kept = keepEvents();
  // Whoever publishes may be inside a transaction; what is told so is no part of it.
  const outside = AsyncLocalStorage.snapshot();
  const take = async (): Promise<void> => {
    const rows = await read((reading) =>
      reading
        .selectFrom("events")
        .select(["id", "event"])
        .where("id", ">", String(kept.last()))
        .orderBy("id")
        .limit(BATCH)
        .execute(),
    );
    for (const { id, event } of rows) kept.add({ id: Number(id), event: parseEvent(event) });
    if (rows.length === BATCH) await take();
  };
  await take();

  const wake = oneAtATime(take);
  const waiting: Event[] = [];
  const flush = oneAtATime(async () => {
    const told = waiting.splice(0);
    if (told.length === 0) return;
    try {
      await housekeep((transaction) => insertEvents(transaction, told, now()));
    } catch (failure) {
      // They go with the next; while the database is away only so many are worth telling.
      waiting.unshift(...told.slice(-BATCH));
      throw failure;
    }
    wake();
  });
  return {
    wake,
    follow: kept.follow,
    publish: (event) => {
      waiting.push(event);
      outside(flush);
    },
    prune: () =>
      housekeep(async (transaction) => {
        const before = new Date(now().getTime() - KEEP_MS);
        await transaction.deleteFrom("events").where("at", "<", before).execute();
      }),
  };
};

/** Runs now, or once more after the run that is under way: whatever came meanwhile is not missed. */
const oneAtATime = (work: () => Promise<void>): (() => void) => {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      // The next wake tries again, and until then nobody has been told anything wrong.
      await work().catch(() => undefined);
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
};
