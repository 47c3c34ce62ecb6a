import type { AccessRequestsQuery, GrantsQuery } from "@vault-tab/contract";
import { useMemo } from "react";
import { useGrants } from "../../data/grants.ts";
import { useRequests } from "../../data/requests.ts";
import { isHistory } from "./history-words.ts";

const live: GrantsQuery = {
  view: "mine",
  status: ["scheduled", "provisioning", "active", "ending"],
  limit: 200,
};
const recent: GrantsQuery = { view: "mine", status: ["ended"], limit: 50 };
const pending: AccessRequestsQuery = { view: "mine", status: ["pending"], limit: 200 };
const decided: AccessRequestsQuery = {
  view: "mine",
  status: ["approved", "declined", "withdrawn", "lapsed"],
  limit: 30,
};

const order = { active: 0, provisioning: 1, scheduled: 2, ending: 3, ended: 4, failed: 5 } as const;

/** Everything the section shows: what runs, what waits, and what is over, page by page. */
export function useMyAccess() {
  const grants = useGrants(live);
  const ended = useGrants(recent);
  const waiting = useRequests(pending);
  const history = useRequests(decided);
  const running = useMemo(
    () =>
      (grants.data?.pages.flatMap(({ items }) => items) ?? []).toSorted(
        (one, other) =>
          order[one.status] - order[other.status] ||
          (one.endsAt ?? "").localeCompare(other.endsAt ?? ""),
      ),
    [grants.data],
  );
  const past = useMemo(
    () => (history.data?.pages.flatMap(({ items }) => items) ?? []).filter(isHistory),
    [history.data],
  );
  // What somebody still holds by another grant was not taken away.
  const held = new Set(running.map(({ azure }) => azure.assignmentId));
  const over = ended.data?.pages.flatMap(({ items }) => items) ?? [];
  const all = [grants, waiting, history];
  return {
    running,
    waiting: waiting.data?.pages.flatMap(({ items }) => items) ?? [],
    past,
    lately: over.filter(({ azure }) => !held.has(azure.assignmentId)),
    loaded: all.every(({ data }) => data !== undefined),
    error: all.find(({ error }) => error)?.error ?? null,
    attempts: all.reduce((sum, { errorUpdateCount }) => sum + errorUpdateCount, 0),
    fetching: all.some(({ isFetching }) => isFetching),
    refresh: () => all.forEach((query) => void query.refetch()),
    more: {
      has: history.hasNextPage,
      busy: history.isFetchingNextPage,
      fetch: () => void history.fetchNextPage(),
    },
  };
}
