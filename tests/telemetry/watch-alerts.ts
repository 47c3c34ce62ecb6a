import { until } from "../access/story.ts";
import { readAlertRules } from "./alert-rules.ts";
import { evaluate, type Scraped } from "./evaluate.ts";
import { type Sample, samplesIn, scrape } from "./scrape.ts";

export interface Target {
  readonly job: string;
  readonly port: number;
}

export interface Time {
  /** By the clock that the processes see. */
  now(): Promise<number>;
  advance(duration: string): Promise<void>;
}

const rules = readAlertRules();

const samplesOf = async ({ job, port }: Target): Promise<readonly Sample[]> => {
  const text = await scrape(port).catch(() => undefined);
  const up = { name: "up", labels: { job }, value: text === undefined ? 0 : 1 };
  return [up, ...samplesIn(text ?? "")];
};

/** Scrapes as Prometheus does, and evaluates every rule after each scrape. */
export const watchAlerts = (targets: readonly Target[], { now, advance }: Time) => {
  const history: Scraped[] = [];
  /** Since when each expression has been true without a break. */
  const since = new Map<string, number>();

  const look = async (): Promise<void> => {
    const samples = (await Promise.all(targets.map(samplesOf))).flat();
    const at = await now();
    history.push({ at, samples });
    for (const { alert, expr } of rules) {
      if (evaluate(expr, history).length === 0) since.delete(alert);
      else since.set(alert, since.get(alert) ?? at);
    }
  };
  const isFiring = (alert: string): boolean => {
    const rule = rules.find((one) => one.alert === alert);
    const begun = since.get(alert);
    if (!rule) throw new Error(`There is no alert ${alert}.`);
    return begun !== undefined && (history.at(-1)?.at ?? 0) - begun >= rule.for;
  };
  return {
    look,
    firing: () => rules.map(({ alert }) => alert).filter(isFiring),
    /** Whether it is raised, in the time that is left to whoever causes it; `for` is not waited for. */
    raised: (alert: string, seconds = 40): Promise<boolean> =>
      until(async () => {
        await look();
        if (since.has(alert) && !isFiring(alert)) {
          const minutes = rules.find((one) => one.alert === alert)?.for ?? 0;
          await advance(`PT${minutes / 60_000}M`);
          await look();
        }
        return isFiring(alert);
      }, seconds),
    cleared: (alert: string, seconds = 40): Promise<boolean> =>
      until(async () => {
        await look();
        return !since.has(alert);
      }, seconds),
  };
};

export type AlertWatch = ReturnType<typeof watchAlerts>;
