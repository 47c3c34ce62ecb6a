import { useMemo } from "react";
import { navigate, useSearch } from "wouter/use-browser-location";
import { filtersFromSearch, searchWith, type ActivityFilters } from "./filters.ts";

/**
 * The filters are the address, so that they outlast a look at another section. It is read as it is:
 * the router's own hook decodes it once too often for a text with a percent sign.
 */
export function useFilters() {
  const search = useSearch();
  const filters = useMemo(() => filtersFromSearch(search), [search]);
  const setFilters = (next: ActivityFilters) =>
    navigate(`?${searchWith(search, next)}`, { replace: true });
  return [filters, setFilters] as const;
}
