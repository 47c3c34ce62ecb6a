import { setTimeout } from "node:timers/promises";

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: serialization failure, deadlock. */
const AGAIN: ReadonlySet<unknown> = new Set(["40001", "40P01"]);
const ATTEMPTS = 6;
const PAUSE_MS = 5;

/** Runs again what PostgreSQL gave up for the sake of another transaction. */
export const retryConflicts = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (failure) {
      if (attempt === ATTEMPTS || !AGAIN.has(codeOf(failure))) throw failure;
      await setTimeout(PAUSE_MS * 2 ** attempt);
    }
  }
};

/** Its SQLSTATE. PGlite's errors are of another class than pg's, but carry the same code. */
const codeOf = (failure: unknown): unknown =>
  failure instanceof Error && "code" in failure ? failure.code : undefined;
