import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Inside a transaction everything goes through it. Another connection would see, and keep, what the
 * transaction may yet roll back; on the one session of PGlite it would wait for itself.
 */
export const createTransactionGuard = () => {
  const inside = new AsyncLocalStorage<true>();
  return {
    within: <Value>(work: () => Promise<Value>): Promise<Value> => inside.run(true, work),
    refuseInside: (): void => {
      if (inside.getStore()) {
        throw new Error(
          "Inside a transaction: use the transaction that was given, not the database.",
        );
      }
    },
  };
};
