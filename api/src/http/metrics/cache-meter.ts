import { Counter, type Registry } from "prom-client";
import { cacheNames, type CacheWatcher } from "../../ports/cache-use.ts";

export const cacheMeter = (registry: Registry): CacheWatcher => {
  const uses = new Counter({
    name: "vault_tab_cache_uses_total",
    help: "Looks into caches, by whether what was wanted stood there.",
    labelNames: ["cache", "result"],
    registers: [registry],
  });
  for (const cache of cacheNames) {
    for (const result of ["hit", "miss"]) uses.inc({ cache, result }, 0);
  }
  return (cache, hit) => uses.inc({ cache, result: hit ? "hit" : "miss" });
};
