import type { AccessRequest } from "@vault-tab/contract";
import { useMemo, useState } from "react";
import { useRequests, useSeveralRequests } from "../../data/requests.ts";
import { troubleOf } from "../../trouble.ts";
import { inOrder, isOpen, remembered } from "./queue.ts";

const PAGE = 200;

export interface QueueRow {
  readonly id: string;
  readonly request: AccessRequest;
  /** Something is to be decided by this person. */
  readonly open: boolean;
  /** It left the queue while it was on the screen. */
  readonly gone: boolean;
}

/**
 * What is to be decided. A request on which others were faster stays where it was and says what
 * happened: nothing vanishes under the pointer.
 */
export function useQueue() {
  const list = useRequests({ view: "to-review", limit: PAGE });
  const pages = list.data?.pages;
  const found = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages]);
  const [last, setLast] = useState(found);
  const [kept, setKept] = useState<readonly AccessRequest[]>(found);
  if (last !== found) {
    setLast(found);
    setKept(remembered(kept, found));
  }
  const inQueue = new Set(found.map(({ id }) => id));
  const gone = kept.filter(({ id }) => !inQueue.has(id));
  const now = useSeveralRequests(gone.map(({ id }) => id));
  const known = new Map(now.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
  const rows: readonly QueueRow[] = inOrder(kept.map((one) => known.get(one.id) ?? one)).map(
    (request) => ({
      id: request.id,
      request,
      open: inQueue.has(request.id) && isOpen(request),
      gone: !inQueue.has(request.id),
    }),
  );
  return {
    rows,
    waiting: found.length,
    loaded: pages !== undefined,
    trouble: list.error ? troubleOf(list.error) : undefined,
    attempts: list.errorUpdateCount,
    refreshing: list.isFetching,
    refresh: () => void list.refetch(),
    hasMore: list.hasNextPage,
    // Pressed twice, it does not begin again.
    fetchMore: () => void list.fetchNextPage({ cancelRefetch: false }),
    /** Takes away what is done. */
    tidy: () => setKept(found),
  };
}
