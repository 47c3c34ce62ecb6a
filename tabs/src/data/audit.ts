import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { AuditExportQuery, AuditFilter, AuditStanding } from "@vault-tab/contract";
import { useClient } from "./client-context.ts";

const PAGE = 50;
const standingKey = ["mine", "activity", "standing"] as const;
/** Milliseconds between two looks at a check that runs. */
const LOOK = 700;

/** The log, newest first; the next page is fetched on demand. */
export function useAuditEntries(filter: AuditFilter) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ["mine", "activity", "entries", filter],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) => {
      const page = { limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      return client("listAuditEntries", { query: { ...filter, ...page } }, signal);
    },
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** How far the log was found intact; looked at again and again while a check runs. */
export function useAuditStanding() {
  const client = useClient();
  return useQuery({
    queryKey: standingKey,
    queryFn: ({ signal }) => client("getAuditVerification", {}, signal),
    refetchInterval: ({ state }) => (state.data?.running ? LOOK : false),
  });
}

export function useVerifyAudit() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client("verifyAudit", {}),
    networkMode: "always",
    onSuccess: (standing: AuditStanding) => queries.setQueryData(standingKey, standing),
  });
}

/** The log as the text of a file. */
export function useExportAudit() {
  const client = useClient();
  return useMutation({
    mutationFn: (query: AuditExportQuery) => client("exportAudit", { query }),
    networkMode: "always",
  });
}
