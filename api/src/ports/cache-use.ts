/** Caches of one process that spare a call of Azure, or the check of a signature. */
export const cacheNames = ["rights", "user-tokens", "verified-tokens", "memberships"] as const;
export type CacheName = (typeof cacheNames)[number];

export type CacheWatcher = (cache: CacheName, hit: boolean) => void;

const watchers = new Set<CacheWatcher>();

/** One ear for the process, as Node's own channels are: who looks something up need not be given it. */
export const tellCacheUse: CacheWatcher = (cache, hit) => {
  for (const watch of watchers) watch(cache, hit);
};

export const watchCacheUse = (watch: CacheWatcher): void => {
  watchers.add(watch);
};
