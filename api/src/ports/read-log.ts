import type { Heartbeat } from "../audit/log-standing.ts";
import type { ReadLine } from "../audit/logged-read.ts";

export interface LogAnswer {
  readonly lines: readonly ReadLine[];
  readonly heartbeats: readonly Heartbeat[];
  /** When the last of them arrived, where there are more than were asked for. */
  readonly moreFrom: Date | undefined;
}

/** Key Vault's own log of who read what, late and in any order. */
export interface ReadLog {
  /** The vaults whose reads are told here. */
  readonly vaults: readonly string[];
  /**
   * Leaves a trace of ours in each vault's log, by which silence can later be told from a log that
   * does not arrive. A refusal leaves one too.
   */
  beat(): Promise<void>;
  /**
   * What arrived in that time, in the order of arrival, at most so many lines of each table.
   * @throws ProblemError `upstream_throttled`, `upstream_unavailable`, also where the answer is partial
   */
  ask(from: Date, to: Date, limit: number): Promise<LogAnswer>;
}
