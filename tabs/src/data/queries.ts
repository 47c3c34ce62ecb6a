import type { SecretsQuery } from "@vault-tab/contract";
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type QueryClient,
} from "@tanstack/react-query";
import type { SecretKey } from "../paths.ts";
import type { Client } from "./client.ts";
import { useClient } from "./client-context.ts";

/** More than a screen shows, and little to wait for. */
const FIRST_PAGE = 50;
const PAGE = 200;

/** One query for each reader of the service; whatever a person's sign-in changes begins with "mine". */
const keys = {
  vaults: ["mine", "vaults"],
  secrets: (query: SecretsQuery) => ["mine", "secrets", query],
  secretTotal: (vaults: readonly string[]) => ["mine", "secret-total", vaults],
  secret: (key: SecretKey) => ["mine", "secret", key.vault, key.kind, key.name],
} as const;

const vaultsOptions = (client: Client) =>
  queryOptions({
    queryKey: keys.vaults,
    queryFn: ({ signal }) => client("listVaults", {}, signal),
    // What was asked for before the page was drawn is not asked again by drawing it.
    retryOnMount: false,
  });

const secretsOptions = (client: Client, query: SecretsQuery) =>
  infiniteQueryOptions({
    queryKey: keys.secrets(query),
    initialPageParam: "",
    queryFn: ({ client: queries, queryKey, signal, pageParam }) => {
      // Read anew it has room for rows that came in before those on the screen.
      const first = queries.getQueryData(queryKey) === undefined;
      const page = { limit: first ? FIRST_PAGE : PAGE, ...(pageParam && { cursor: pageParam }) };
      return client("listSecrets", { query: { ...query, ...page } }, signal);
    },
    getNextPageParam: (last) => last.nextCursor,
    retryOnMount: false,
  });

/** Asks for what the landing view shows while there is nothing yet that could show it. */
export async function prefetchSecrets(
  queries: QueryClient,
  client: Client,
  query: SecretsQuery,
): Promise<void> {
  void queries.prefetchQuery(vaultsOptions(client));
  await queries.prefetchInfiniteQuery(secretsOptions(client, query));
}

export const useVaults = () => useQuery(vaultsOptions(useClient()));

/** The rows so far; the next page is fetched as one scrolls. Keeps the old rows while a filter changes. */
export const useSecrets = (query: SecretsQuery) =>
  useInfiniteQuery({
    ...secretsOptions(useClient(), query),
    placeholderData: keepPreviousData,
  });

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
