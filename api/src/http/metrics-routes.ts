import type { IRouter } from "express";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Clock } from "../clock.ts";
import type { Counter, Counts } from "../ports/counts.ts";
import { beginReply } from "./reply.ts";

/** Whoever asks more often is answered from what was counted then. */
const COUNTED_FOR = 5_000;

/**
 * `metrics`: counts and ages for Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/).
 * Without a token, as its scrapers are, and so without a name or id of anything.
 */
export const metricsRoutes = (
  router: IRouter,
  counter: Counter,
  clock: Pick<Clock, "now">,
): void => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const show = gaugesOf(registry);
  let counted: { readonly at: number; readonly counts: Promise<Counts> } | undefined;
  const count = (): Promise<Counts> => {
    const now = clock.now();
    if (!counted || now.getTime() - counted.at > COUNTED_FOR) {
      const counts = counter.count(now);
      counted = { at: now.getTime(), counts };
      counts.catch(() => (counted = undefined));
    }
    return counted.counts;
  };
  router.get("/metrics", async (_request, response) => {
    show(await count());
    const text = await registry.metrics();
    beginReply(response, { status: 200, type: registry.contentType }).end(text);
  });
};

const gaugesOf = (registry: Registry): ((counts: Counts) => void) => {
  const gauge = (name: string, help: string): Gauge =>
    new Gauge({ name: `vault_tab_${name}`, help, registers: [registry] });
  const gauges = (name: string, help: string, label: string) => {
    const one = new Gauge({
      name: `vault_tab_${name}`,
      help,
      labelNames: [label],
      registers: [registry],
    });
    return (counts: ReadonlyMap<string, number>): void => {
      one.reset();
      for (const [value, number] of counts) one.set({ [label]: value }, number);
    };
  };
  const grants = gauges("grants", "Grants by their status.", "status");
  const requests = gauges("access_requests", "Access requests by their status.", "status");
  const notices = gauges("notices", "Notices of 30 days by what became of them.", "outcome");
  const alarmed = gauge("grants_alarmed", "Grants that should be gone for a while, and are not.");
  const overdue = gauge("grants_overdue_seconds", "Since the end of the most overdue grant.");
  const pending = gauge("access_requests_pending_seconds", "Age of the oldest undecided request.");
  const toSignOff = gauge("break_glass_to_sign_off", "Break-glass accesses without a sign-off.");
  const waiting = gauge("notices_waiting", "Notices that are due and not sent.");
  const waitingFor = gauge("notices_waiting_seconds", "How long the oldest of them has waited.");
  return (counts) => {
    grants(counts.grants);
    requests(counts.requests);
    notices(counts.notices);
    alarmed.set(counts.alarmed);
    overdue.set(counts.overdueMs / 1000);
    pending.set(counts.pendingMs / 1000);
    toSignOff.set(counts.toSignOff);
    waiting.set(counts.noticesWaiting);
    waitingFor.set(counts.noticesWaitingMs / 1000);
  };
};
