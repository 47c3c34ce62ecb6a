import type { Event } from "@vault-tab/contract";
import type { Kysely, Transaction } from "kysely";
import type { AuditLog } from "../ports/audit-log.ts";
import type { Unchanged, Writer, Written } from "../ports/database-write.ts";
import { sealableOf } from "./entry-body.ts";
import { insertEvents } from "./insert-events.ts";
import { retryConflicts } from "./retry.ts";
import type { HousekeepingTables, LogTables, StateTables, Tables } from "./tables.ts";
import { createTransactionGuard } from "./transaction-guard.ts";

/** What a piece of work may use: everything but the inbox of the log, which is filled for it. */
export type WorkTables = StateTables & HousekeepingTables & Omit<LogTables, "audit_inbox">;
export type Work = Transaction<WorkTables>;
export type Reading = Pick<Kysely<Tables>, "selectFrom" | "selectNoFrom" | "fn" | "getExecutor">;

export interface Database extends Writer<Work>, AuditLog {
  /** Asks and changes nothing. */
  read<Value>(query: (reading: Reading) => Promise<Value>): Promise<Value>;
  /** Changes what is not state: events that are too old, leases, what a check has found. */
  housekeep<Value>(
    work: (transaction: Transaction<HousekeepingTables>) => Promise<Value>,
  ): Promise<Value>;
}

export interface DatabaseOptions {
  readonly now: () => Date;
  readonly newId: () => string;
  /** Called after a commit with events, where no notification of the database tells of it. */
  readonly committed?: (() => void) | undefined;
}

/** Ends a transaction that has nothing to commit. */
class NothingToCommit extends Error {
  override readonly name = "NothingToCommit";
}

export const createDatabase = (kysely: Kysely<Tables>, options: DatabaseOptions): Database => {
  const guard = createTransactionGuard();

  const transact = <Value>(work: (transaction: Transaction<Tables>) => Promise<Value>) => {
    guard.refuseInside();
    return retryConflicts(() =>
      guard.within(() => kysely.transaction().setIsolationLevel("read committed").execute(work)),
    );
  };

  const write: Database["write"] = async (work) => {
    const { value, events = [] } = await transactOrNot(transact, async (transaction) => {
      const done = await work(transaction.$omitTables<"audit_inbox">());
      if (!("unchanged" in done)) await record(transaction, done, options);
      return done;
    });
    if (events.length > 0) options.committed?.();
    return value;
  };

  return {
    write,
    append: (...entries) => write(async () => ({ value: undefined, entries })),
    read: async (query) => {
      guard.refuseInside();
      return query(kysely);
    },
    housekeep: (work) => transact((transaction) => work(transaction.$pickTables<Kept>())),
  };
};

type Kept = keyof HousekeepingTables;
type Outcome<Value> = Written<Value> | Unchanged<Value>;
type Transact = <Value>(
  work: (transaction: Transaction<Tables>) => Promise<Value>,
) => Promise<Value>;

/** Commits what was written; rolls back where nothing was to change. */
const transactOrNot = async <Value>(
  transact: Transact,
  work: (transaction: Transaction<Tables>) => Promise<Outcome<Value>>,
): Promise<{ value: Value; events?: readonly Event[] | undefined }> => {
  let last: Outcome<Value> | undefined;
  try {
    return await transact(async (transaction) => {
      last = undefined;
      const done = await work(transaction);
      if (!("unchanged" in done)) return { value: done.value, events: done.events };
      last = done;
      throw new NothingToCommit();
    });
  } catch (failure) {
    if (failure instanceof NothingToCommit && last) return { value: last.value };
    throw failure;
  }
};

/** The entries first and the events last: both lock, always in this order. */
const record = async <Value>(
  transaction: Transaction<Tables>,
  { entries, events = [] }: Written<Value>,
  { now, newId }: DatabaseOptions,
): Promise<void> => {
  const sealable = entries.map((entry) => sealableOf(entry, now(), newId));
  const inbox = sealable.map(({ body }) => ({ body }));
  await transaction.insertInto("audit_inbox").values(inbox).execute();
  const texts = sealable.flatMap((one) => one.texts);
  if (texts.length > 0) await transaction.insertInto("audit_texts").values(texts).execute();
  if (events.length > 0) await insertEvents(transaction, events, now());
};
