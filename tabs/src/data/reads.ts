import { useQuery } from "@tanstack/react-query";
import type { ReadsQuery } from "@vault-tab/contract";
import { useClient } from "./client-context.ts";

/** Key Vault's log comes minutes late, and nothing tells of it: it is looked at again. */
const AGAIN = 60_000;

export function useReads(query: ReadsQuery) {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "reads", query],
    queryFn: ({ signal }) => client("listReads", { query }, signal),
    refetchInterval: AGAIN,
  });
}

/** What was made of one access. */
export function useGrantReads(id: string) {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "reads", "grant", id],
    queryFn: ({ signal }) => client("listGrantReads", { params: { id } }, signal),
    refetchInterval: AGAIN,
  });
}

/** Who reads a secret. */
export function useSecretReads(params: { readonly vault: string; readonly name: string }) {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "reads", "secret", params.vault, params.name],
    queryFn: ({ signal }) => client("getSecretReads", { params }, signal),
    refetchInterval: AGAIN,
  });
}
