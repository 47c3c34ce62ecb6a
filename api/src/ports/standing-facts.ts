import type { PlanFact, ReaderFact } from "../secrets/standing-facts.ts";

/** What is known of all secrets, each in one query. */
export interface StandingFacts {
  plans(): Promise<readonly PlanFact[]>;
  /** Of people's reads since then. */
  readers(since: Date): Promise<readonly ReaderFact[]>;
}
