import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { AccessRequestsQuery } from "@vault-tab/contract";
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

export function useRequest(id: string) {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "requests", "one", id],
    queryFn: ({ signal }) => client("getAccessRequest", { params: { id } }, signal),
  });
}

export const useAskForAccess = () => useCommand("askForAccess");
export const useWithdraw = () => useCommand("withdraw");
export const useDecide = () => useCommand("decide");
export const useDecideOnSeveral = () => useCommand("decideOnSeveral");
export const useSignOff = () => useCommand("signOffBreakGlass");
