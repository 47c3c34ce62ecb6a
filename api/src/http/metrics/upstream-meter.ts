import { Counter, Histogram, type Registry } from "prom-client";
import {
  upstreamOutcomes,
  upstreamServices,
  type UpstreamWatcher,
} from "../../ports/upstream-calls.ts";

const BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** How Azure and GitHub answer: how fast, and how often not. */
export const upstreamMeter = (registry: Registry): UpstreamWatcher => {
  const calls = new Counter({
    name: "vault_tab_upstream_calls_total",
    help: "Calls of Azure and GitHub by what came of them.",
    labelNames: ["service", "outcome"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "vault_tab_upstream_seconds",
    help: "How long they took to begin their answer.",
    labelNames: ["service"],
    buckets: BUCKETS,
    registers: [registry],
  });
  // From the start, since the first of a kind is no increase where nothing stood before.
  for (const service of upstreamServices) {
    for (const outcome of upstreamOutcomes) calls.inc({ service, outcome }, 0);
  }
  return ({ service }) =>
    (end) => {
      calls.inc({ service, outcome: end.outcome });
      if (end.status !== undefined) seconds.observe({ service }, end.seconds);
    };
};
