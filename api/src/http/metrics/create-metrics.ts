import type { RequestHandler } from "express";
import { collectDefaultMetrics, Registry } from "prom-client";
import type { Clock } from "../../clock.ts";
import type { CacheWatcher } from "../../ports/cache-use.ts";
import type { Connections, Counter } from "../../ports/counts.ts";
import type { UpstreamWatcher } from "../../ports/upstream-calls.ts";
import { cacheMeter } from "./cache-meter.ts";
import { databaseGauges } from "./database-gauges.ts";
import { processGauges } from "./process-gauges.ts";
import { replyMeter } from "./reply-meter.ts";
import type { MetricsText } from "./serve-metrics.ts";
import { upstreamMeter } from "./upstream-meter.ts";

/** Whoever asks more often is answered from what was counted then. */
const COUNTED_FOR = 5_000;
/** A database that does not answer in so many milliseconds is down for whoever waits. */
const PATIENCE = 4_000;

export interface MetricsSources {
  readonly counter: Counter;
  readonly connections: () => Connections;
  /** When the log's head last left the database; nothing in a process that does not see to it. */
  readonly checkpointedAt: (() => Promise<Date | undefined>) | undefined;
  readonly clock: Clock;
}

export interface Metrics {
  readonly called: UpstreamWatcher;
  readonly cacheUsed: CacheWatcher;
  readonly replied: RequestHandler;
  readonly text: MetricsText;
}

/**
 * Counts and ages for Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/), without
 * a name or id of anything. Where the database does not answer, the rest is told all the same.
 */
export const createMetrics = (sources: MetricsSources): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const count = counting(registry, sources);
  let counted: { readonly at: number; readonly done: Promise<void> } | undefined;
  return {
    called: upstreamMeter(registry),
    cacheUsed: cacheMeter(registry),
    replied: replyMeter(registry),
    text: async () => {
      const now = sources.clock.now();
      if (!counted || Math.abs(now.getTime() - counted.at) > COUNTED_FOR) {
        counted = { at: now.getTime(), done: count(now) };
      }
      await counted.done;
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
};

const counting = (registry: Registry, sources: MetricsSources): ((now: Date) => Promise<void>) => {
  const { counter, connections, checkpointedAt, clock } = sources;
  const since = clock.now();
  const counted = databaseGauges(registry, since);
  const own = processGauges(registry);
  const readDatabase = async (now: Date): Promise<void> => {
    const counts = await clock.within(PATIENCE, counter.count(now)).catch((): "failed" => "failed");
    const isUp = counts !== "late" && counts !== "failed";
    own.databaseUp.set(isUp ? 1 : 0);
    if (isUp) counted.show(counts, now);
    else counted.hide();
  };
  const readCheckpoint = async (now: Date): Promise<void> => {
    if (!checkpointedAt) return;
    // A place that can't be read is as good as none: the age grows from the start of the service.
    const at = await checkpointedAt().catch(() => undefined);
    own.checkpointAge.set(Math.max(0, now.getTime() - (at ?? since).getTime()) / 1000);
  };
  return async (now) => {
    own.connected(connections());
    await Promise.all([readDatabase(now), readCheckpoint(now)]);
  };
};
