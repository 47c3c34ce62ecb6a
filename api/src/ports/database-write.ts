import type { Event } from "@vault-tab/contract";
import type { NewEntry } from "../audit/new-entry.ts";

/** What a piece of work has changed, and what the log says of it. */
export interface Written<Value> {
  readonly value: Value;
  readonly entries: readonly [NewEntry, ...NewEntry[]];
  /** Told to whoever is connected once it is committed. */
  readonly events?: readonly Event[];
}

/** There was nothing to change: whatever the work did is rolled back. */
export interface Unchanged<Value> {
  readonly unchanged: true;
  readonly value: Value;
}

/**
 * The only way to change anything. State and log commit together or not at all, and there is no way
 * to say one without the other. The work may run several times (serialization failures, deadlocks):
 * it touches nothing but its transaction.
 */
export interface Writer<Transaction> {
  write<Value>(
    work: (transaction: Transaction) => Promise<Written<Value> | Unchanged<Value>>,
  ): Promise<Value>;
}
