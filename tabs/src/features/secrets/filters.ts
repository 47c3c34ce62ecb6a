import {
  HealthStatus,
  Kind,
  Sort,
  StandingFilter,
  VaultName,
  type SecretsQuery,
} from "@vault-tab/contract";
import { safeParse } from "../../data/parsing.ts";

export interface Filters {
  readonly q: string;
  readonly vaults: readonly string[];
  readonly kinds: readonly Kind[];
  readonly health: readonly HealthStatus[];
  readonly rotation: readonly StandingFilter[];
  readonly tags: readonly string[];
  readonly sort: Sort;
  /** Show all vaults, whatever the channel's tab was set to. */
  readonly everyVault: boolean;
}

export const noFilters: Filters = {
  q: "",
  vaults: [],
  kinds: [],
  health: [],
  rotation: [],
  tags: [],
  sort: "name",
  everyVault: false,
};

export const filterCount = ({ vaults, kinds, health, rotation, tags }: Filters): number =>
  vaults.length + kinds.length + health.length + rotation.length + tags.length;

export const isFiltered = (filters: Filters): boolean =>
  filters.q.trim() !== "" || filterCount(filters) > 0;

/** What is left when the person clears: the order and the chosen reach are not filters. */
export const clearFilters = ({ sort, everyVault }: Filters): Filters => ({
  ...noFilters,
  sort,
  everyVault,
});

export const toggled = <Item>(items: readonly Item[], item: Item): readonly Item[] =>
  items.includes(item) ? items.filter((other) => other !== item) : [...items, item];

export function filtersToSearch(filters: Filters): string {
  const search = new URLSearchParams();
  if (filters.q) search.set("q", filters.q);
  for (const vault of filters.vaults) search.append("vault", vault);
  for (const kind of filters.kinds) search.append("kind", kind);
  for (const status of filters.health) search.append("health", status);
  for (const standing of filters.rotation) search.append("rotation", standing);
  for (const tag of filters.tags) search.append("tag", tag);
  if (filters.sort !== noFilters.sort) search.set("sort", filters.sort);
  if (filters.everyVault) search.set("all", "1");
  return search.toString();
}

/** What is not valid is left out: an old link still opens the list. */
export function filtersFromSearch(text: string): Filters {
  const search = new URLSearchParams(text);
  const kept = (name: string, valid: (value: string) => boolean) =>
    [...new Set(search.getAll(name))].filter(valid).slice(0, 100);
  const sort = safeParse(Sort, search.get("sort"));
  return {
    q: (search.get("q") ?? "").slice(0, 200),
    vaults: kept("vault", (value) => safeParse(VaultName, value).success),
    kinds: Kind.options.filter((kind) => search.getAll("kind").includes(kind)),
    health: HealthStatus.options.filter((status) => search.getAll("health").includes(status)),
    rotation: StandingFilter.options.filter((one) => search.getAll("rotation").includes(one)),
    tags: kept("tag", (value) => value.length > 0 && value.length <= 1025),
    sort: sort.success ? sort.data : noFilters.sort,
    everyVault: search.get("all") === "1",
  };
}

/** The vaults to ask for: those picked, else those of the channel's hint; none is all. */
export function vaultsAsked(filters: Filters, hint: readonly string[]): readonly string[] {
  if (filters.vaults.length > 0) return filters.vaults;
  return filters.everyVault ? [] : hint;
}

export function toQuery(filters: Filters, hint: readonly string[]): SecretsQuery {
  const q = filters.q.trim();
  return {
    vault: [...vaultsAsked(filters, hint)],
    kind: [...filters.kinds],
    health: [...filters.health],
    standing: [...filters.rotation],
    tag: [...filters.tags],
    sort: filters.sort,
    ...(q && { q }),
  };
}
