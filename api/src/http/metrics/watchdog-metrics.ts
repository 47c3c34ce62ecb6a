import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { Clock } from "../../clock.ts";
import type { MetricsText } from "./serve-metrics.ts";

export interface WatchdogMetrics {
  looked(): void;
  told(what: "ended" | "failed"): void;
  readonly text: MetricsText;
}

/** What the watchdog tells of itself: it is the one whose silence nobody else would notice. */
export const createWatchdogMetrics = (clock: Pick<Clock, "now">): WatchdogMetrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  let lookedAt = clock.now();
  new Gauge({
    name: "vault_tab_watchdog_looked_seconds",
    help: "Since the watchdog last saw all assignments.",
    registers,
    collect() {
      this.set(Math.max(0, clock.now().getTime() - lookedAt.getTime()) / 1000);
    },
  });
  const endings = new Counter({
    name: "vault_tab_watchdog_endings_total",
    help: "Accesses that the watchdog had to end, or tried to.",
    labelNames: ["outcome"],
    registers,
  });
  for (const outcome of ["ended", "failed"]) endings.inc({ outcome }, 0);
  return {
    looked: () => {
      lookedAt = clock.now();
    },
    told: (outcome) => endings.inc({ outcome }),
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
};
