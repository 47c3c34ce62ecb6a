import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import { tellCacheUse } from "../ports/cache-use.ts";

export interface Dated<Fact> {
  readonly fact: Fact;
  /** When it was asked for: what changed after that is not in it. */
  readonly readAt: Date;
}

/** Reads a fact once for everybody who asks at that time, and keeps what came for so long. */
export const remember = <Fact>(
  read: (key: string) => Promise<Fact>,
  { clock, keepFor, size }: { clock: Pick<Clock, "now">; keepFor: number; size: number },
): ((key: string) => Promise<Dated<Fact>>) => {
  const kept = new LRUCache<string, { readonly readAt: Date; readonly fact: Promise<Fact> }>({
    max: size,
    ttl: keepFor,
    ttlResolution: 0,
    perf: { now: () => clock.now().getTime() },
  });
  return async (key) => {
    const known = kept.get(key);
    tellCacheUse("memberships", known !== undefined);
    if (known) return { readAt: known.readAt, fact: await known.fact };
    const reading = { readAt: clock.now(), fact: read(key) };
    kept.set(key, reading);
    try {
      return { readAt: reading.readAt, fact: await reading.fact };
    } catch (failure) {
      if (kept.peek(key) === reading) kept.delete(key);
      throw failure;
    }
  };
};
