import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { GrantsQuery } from "@vault-tab/contract";
import { useClient } from "./client-context.ts";
import { useCommand } from "./use-command.ts";

/** Grants, newest first; the next page is fetched on demand. */
export function useGrants(query: GrantsQuery) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ["mine", "grants", query],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) =>
      client(
        "listGrants",
        { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export const useReturnGrant = () => useCommand("returnGrant");
export const useExtendGrant = () => useCommand("extendGrant");
export const useRevokeGrant = () => useCommand("revokeGrant");
