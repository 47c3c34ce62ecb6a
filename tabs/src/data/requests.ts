import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQuery,
} from "@tanstack/react-query";
import type { AccessRequestsQuery } from "@vault-tab/contract";
import type { Client } from "./client.ts";
import { useClient } from "./client-context.ts";
import { useCommand } from "./use-command.ts";

/** Access requests, newest first; the next page is fetched on demand. */
export function useRequests(query: AccessRequestsQuery) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ["mine", "requests", query],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) =>
      client(
        "listAccessRequests",
        { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

const requestOptions = (client: Client, id: string) =>
  queryOptions({
    queryKey: ["mine", "requests", "one", id],
    queryFn: ({ signal }) => client("getAccessRequest", { params: { id } }, signal),
  });

export const useRequest = (id: string) => useQuery(requestOptions(useClient(), id));

/** Several by their ids, each as it stands now; one that may not be seen any more has an error. */
export function useSeveralRequests(ids: readonly string[]) {
  const client = useClient();
  return useQueries({ queries: ids.map((id) => requestOptions(client, id)) });
}

export const useAskForAccess = () => useCommand("askForAccess");
export const useWithdraw = () => useCommand("withdraw");
export const useDecide = () => useCommand("decide");
export const useDecideOnSeveral = () => useCommand("decideOnSeveral");
export const useSignOff = () => useCommand("signOffBreakGlass");
