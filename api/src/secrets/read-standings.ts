import type { Clock } from "../clock.ts";
import type { StandingFacts } from "../ports/standing-facts.ts";
import type { ReaderFact } from "./standing-facts.ts";
import { planKey, readerKey, type Standings } from "./standing.ts";

/** The standings of all secrets, read by two queries for everybody. */
export interface StandingShelf {
  /** Nothing where the database does not say: a list does without. */
  current(): Promise<Standings | undefined>;
  /** Something has changed: whoever comes next has it read anew, and waits for it. */
  outdate(): void;
}

/** Milliseconds after which reads may have come in that nobody tells of. */
const REFRESH_AFTER = 15_000;
/** A line of Key Vault's log comes in that much late at most, to be counted as soon as it does. */
const LATE = 24 * 60 * 60_000;

export const createStandingShelf = (
  facts: StandingFacts,
  clock: Pick<Clock, "now">,
): StandingShelf => {
  const readers = new Map<string, Map<string, ReaderFact>>();
  let kept: Standings | undefined;
  let readAt = 0;
  let newest = 0;
  let outdated = false;
  let reading: Promise<Standings | undefined> | undefined;

  const read = async (): Promise<Standings> => {
    outdated = false;
    const now = clock.now().getTime();
    const [plans, fresh] = await Promise.all([
      facts.plans(),
      facts.readers(new Date(Math.max(0, newest - LATE))),
    ]);
    for (const fact of fresh) {
      newest = Math.max(newest, fact.last.getTime());
      merge(readers, fact);
    }
    readAt = now;
    kept = {
      serial: (kept?.serial ?? 0) + 1,
      plans: new Map(plans.map((plan) => [planKey(plan), plan])),
      readers: new Map([...readers].map(([key, each]) => [key, [...each.values()]])),
    };
    return kept;
  };
  const readOnce = (): Promise<Standings | undefined> => {
    reading ??= read()
      .catch(() => kept)
      .finally(() => (reading = undefined));
    return reading;
  };
  return {
    current: async () => {
      if (!kept || outdated) return readOnce();
      if (clock.now().getTime() - readAt >= REFRESH_AFTER) void readOnce();
      return kept;
    },
    outdate: () => {
      outdated = true;
    },
  };
};

/** The same reads may come again: they count once. */
const merge = (readers: Map<string, Map<string, ReaderFact>>, fact: ReaderFact): void => {
  const of = readers.get(readerKey(fact)) ?? new Map<string, ReaderFact>();
  readers.set(readerKey(fact), of);
  const key = `${fact.reader} ${fact.version ?? ""}`;
  const known = of.get(key);
  of.set(key, {
    ...fact,
    first: known && known.first < fact.first ? known.first : fact.first,
    last: known && known.last > fact.last ? known.last : fact.last,
  });
};
