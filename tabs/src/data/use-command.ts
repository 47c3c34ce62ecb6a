import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Body, EventType, OperationId, Params, Reply } from "@vault-tab/contract";
import { useState } from "react";
import { troubleOf } from "../trouble.ts";
import { useClient } from "./client-context.ts";
import { isTouched, touchedBy } from "./touched.ts";
import { makeWishKeys } from "./wish-keys.ts";

interface Wish<Id extends OperationId> {
  readonly params?: Params<Id>;
  readonly body?: Body<Id>;
}

/** A repeat may find the one before in the hands of a process that is gone; after 6 s that is over. */
const TRIES: Partial<Record<string, number>> = { unreachable: 3, in_progress: 10 };

/**
 * An operation that changes something. It is tried again by itself where nobody knows what became of
 * it, and then whatever such an event makes old is read anew.
 */
export function useCommand<Id extends OperationId>(id: Id, tells: EventType = "request-changed") {
  const client = useClient();
  const queries = useQueryClient();
  const [keys] = useState(() => makeWishKeys(() => crypto.randomUUID()));
  return useMutation<Reply<Id>, Error, Wish<Id>>({
    mutationFn: async (wish) => {
      const reply = await client(id, { ...wish, idempotencyKey: keys.of(wish) });
      keys.done(wish);
      return reply;
    },
    networkMode: "always",
    retry: (failures, error) => failures < (TRIES[troubleOf(error).code] ?? 1) - 1,
    retryDelay: 1_000,
    // What is shown may be old where it was refused, too.
    onSettled: () =>
      void queries.invalidateQueries({
        queryKey: ["mine"],
        predicate: isTouched(touchedBy[tells]),
      }),
  });
}
