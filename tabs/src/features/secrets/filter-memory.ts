import { useEffect, useState } from "react";
import { filtersFromSearch, filtersToSearch, type Filters } from "./filters.ts";

/** A browser may refuse storage to a page in a frame. */
function stored(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function store(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    return;
  }
}

/** The filters of this tab. They outlive a reload and the sign-in window, and end with the session. */
export function useFilters(tab: string) {
  const key = `vault-tab.filters.${tab}`;
  const [filters, setFilters] = useState<Filters>(() => filtersFromSearch(stored(key)));
  useEffect(() => store(key, filtersToSearch(filters)), [key, filters]);
  return [filters, setFilters] as const;
}
