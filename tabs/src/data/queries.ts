import type { SecretsQuery } from "@vault-tab/contract";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { SecretKey } from "../paths.ts";
import { useClient } from "./client-context.ts";

const PAGE = 200;

/** One query for each reader of the service; whatever a person's sign-in changes begins with "mine". */
const keys = {
  vaults: ["mine", "vaults"],
  secrets: (query: SecretsQuery) => ["mine", "secrets", query],
  secretTotal: (vaults: readonly string[]) => ["mine", "secret-total", vaults],
  secret: (key: SecretKey) => ["mine", "secret", key.vault, key.kind, key.name],
} as const;

export function useVaults() {
  const client = useClient();
  return useQuery({
    queryKey: keys.vaults,
    queryFn: ({ signal }) => client("listVaults", {}, signal),
  });
}

/** The rows so far; the next page is fetched as one scrolls. Keeps the old rows while a filter changes. */
export function useSecrets(query: SecretsQuery) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: keys.secrets(query),
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) =>
      client(
        "listSecrets",
        { query: { ...query, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** The service reads a vault anew while somebody looks at it; this is the look of a tab that stays open. */
const LOOK_EVERY = 30_000;

/** How many there are without any filter, for "142 of 10,000". */
export function useSecretTotal(vaults: readonly string[]) {
  const client = useClient();
  return useQuery({
    queryKey: keys.secretTotal(vaults),
    queryFn: async ({ signal }) => {
      const query: SecretsQuery = { vault: [...vaults], limit: 1 };
      const reply = await client("listSecrets", { query }, signal);
      return reply.total ?? null;
    },
    refetchInterval: LOOK_EVERY,
  });
}

export function useSecret(key: SecretKey) {
  const client = useClient();
  const { vault, kind, name } = key;
  return useQuery({
    queryKey: keys.secret(key),
    queryFn: ({ signal }) =>
      client("getSecret", { params: { vault, name }, query: { kind } }, signal),
  });
}
