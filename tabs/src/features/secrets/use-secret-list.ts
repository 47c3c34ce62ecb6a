import type { Secret, VaultProblem } from "@vault-tab/contract";
import { useCallback, useMemo } from "react";
import { useSecrets, useSecretTotal, useVaults } from "../../data/queries.ts";
import { troubleOf, type Trouble } from "../../trouble.ts";
import { useDebounced } from "../../ui/use-debounced.ts";
import { isFiltered, toQuery, vaultsAsked, type Filters } from "./filters.ts";

const TYPING = 180;

/** Everything the landing view shows, from the two lists behind it. */
export function useSecretList(filters: Filters, hint: readonly string[]) {
  const q = useDebounced(filters.q, TYPING);
  const asked = useMemo(() => ({ ...filters, q }), [filters, q]);
  const query = useMemo(() => toQuery(asked, hint), [asked, hint]);
  const vaults = useVaults();
  const list = useSecrets(query);
  const filtered = isFiltered(asked);
  const all = useSecretTotal(vaultsAsked({ ...asked, vaults: [] }, hint));

  const pages = list.data?.pages;
  const secrets = useMemo<readonly Secret[]>(
    () => pages?.flatMap(({ items }) => items) ?? [],
    [pages],
  );
  const newest = pages?.at(-1);
  // A vault that was asked for by name and is not there for this person is told of as unseen.
  const told = (newest?.problems ?? []).filter(({ code }) => code !== "not_found");
  // Where nothing came of those asked for by name, what is wrong with the others explains it.
  const others = secrets.length === 0 ? (vaults.data?.problems ?? []) : [];
  const problems: readonly VaultProblem[] = told.length > 0 ? told : others;
  const visible = vaults.data?.items.map(({ name }) => name) ?? [];
  const unseen =
    vaults.data?.complete && !asked.everyVault
      ? hint.filter((name) => !visible.includes(name.toLowerCase()) && !visible.includes(name))
      : [];

  const { fetchNextPage, isFetchingNextPage, isFetchNextPageError, hasNextPage } = list;
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError]);

  const trouble: Trouble | undefined = list.error ? troubleOf(list.error) : undefined;
  return {
    secrets,
    loaded: pages !== undefined,
    total: newest?.total,
    all: all.data ?? undefined,
    complete: newest?.complete ?? false,
    filtered,
    /** The rows belong to the filter before. */
    old: list.isPlaceholderData,
    refreshing: list.isFetching && !list.isFetchingNextPage,
    /** When what is shown was read. */
    readAt: list.dataUpdatedAt,
    attempts: list.errorUpdateCount,
    trouble,
    problems,
    visible,
    vaultsKnown: vaults.data !== undefined,
    unseen,
    hasMore: hasNextPage,
    fetchMore,
    refresh: useCallback(() => {
      void vaults.refetch();
      void list.refetch();
    }, [vaults, list]),
  };
}
