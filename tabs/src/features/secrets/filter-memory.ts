import { useEffect, useState } from "react";
import { filtersFromSearch, filtersToSearch, type Filters } from "./filters.ts";

interface Tab {
  readonly channelId?: string;
  readonly entityId: string;
}

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

const keyOf = ({ channelId, entityId }: Tab): string =>
  `vault-tab.filters.${channelId ?? "personal"}/${entityId}`;

export const storedFilters = (tab: Tab): Filters => filtersFromSearch(stored(keyOf(tab)));

/** The filters of this tab. They outlive a reload and the sign-in window, and end with the session. */
export function useFilters(tab: Tab) {
  const key = keyOf(tab);
  const [filters, setFilters] = useState<Filters>(() => storedFilters(tab));
  useEffect(() => store(key, filtersToSearch(filters)), [key, filters]);
  return [filters, setFilters] as const;
}
