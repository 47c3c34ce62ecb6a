import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { Grant, GrantsQuery } from "@vault-tab/contract";
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

/** What others may use now and this person may end. */
export function useEndable(): readonly Grant[] {
  const { data } = useGrants({ view: "to-end", limit: 200 });
  return data?.pages.flatMap(({ items }) => items) ?? [];
}

export const useReturnGrant = () => useCommand("returnGrant");
export const useExtendGrant = () => useCommand("extendGrant");
export const useRevokeGrant = () => useCommand("revokeGrant");
