import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { createMetrics, type Metrics } from "../http/metrics/create-metrics.ts";
import { watchCacheUse } from "../ports/cache-use.ts";
import type { CheckpointStore } from "../ports/checkpoints.ts";
import type { Tracing } from "../ports/tracing.ts";
import { createCounter } from "../storage/counter.ts";
import type { OpenDatabase } from "../storage/open-database.ts";
import { watchOutgoing } from "../telemetry/watch-outgoing.ts";

/** Traces where somebody takes them. What makes and sends them is loaded then only: it takes a quarter of a second. */
export const wireTracing = async ({ traces }: Config): Promise<Tracing | undefined> => {
  if (traces === undefined) return undefined;
  const { createTracing } = await import("../telemetry/create-tracing.ts");
  const tracing = createTracing(await exporterFor(traces));
  watchOutgoing(tracing.called);
  return tracing;
};

const exporterFor = async (traces: NonNullable<Config["traces"]>) => {
  if (traces.to === "collector") {
    const { createOtlpExporter } = await import("../telemetry/otlp-exporter.ts");
    return createOtlpExporter(traces.endpoint);
  }
  const { createMonitorExporter } = await import("../azure/monitor-exporter.ts");
  const { managedIdentity } = await import("../azure/credentials/managed-identity.ts");
  const { credential } = managedIdentity(traces.identityClientId);
  return createMonitorExporter({ connectionString: traces.connectionString, credential });
};

export interface MetricsParts {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly checkpoints: Pick<CheckpointStore, "newest">;
}

/** Metrics where there is a port for them. */
export const wireMetrics = (
  { metricsPort, role }: Config,
  { database, clock, checkpoints }: MetricsParts,
): (Metrics & { readonly port: number }) | undefined => {
  if (metricsPort === undefined) return undefined;
  const metrics = createMetrics({
    counter: createCounter(database),
    connections: database.connections,
    // The worker makes them.
    checkpointedAt: role === "web" ? undefined : () => timeOfNewest(checkpoints),
    clock,
  });
  watchOutgoing(metrics.called);
  watchCacheUse(metrics.cacheUsed);
  return { ...metrics, port: metricsPort };
};

const timeOfNewest = async (store: MetricsParts["checkpoints"]) => {
  const checkpoint = await store.newest();
  return checkpoint && new Date(checkpoint.at);
};
