import type { Filters } from "./filters.ts";

/** What the filters above the list and those on a phone have in common. */
export interface FilterProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  readonly vaults: readonly string[];
  /** Where the person looks beyond the vaults of the channel's tab: the way back. */
  readonly onChannelOnly?: () => void;
  /** To pick from. */
  readonly tags: readonly string[];
}
