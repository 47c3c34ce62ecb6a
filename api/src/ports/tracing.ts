import type { UpstreamWatcher } from "./upstream-calls.ts";

/** A statement that the database has answered: its first word, never its text or parameters. */
export interface Query {
  readonly operation: string;
  readonly seconds: number;
}

export type QueryWatcher = (query: Query) => void;

/** How the answer to a request came out. */
export interface Answered {
  readonly method: string;
  /** The pattern, never the address. */
  readonly route: string;
  readonly status: number;
  readonly code: string | undefined;
}

/** The trace of one request. */
export interface OpenTrace {
  readonly traceId: string;
  /** What the work asks of the world becomes part of this trace. */
  run(work: () => void): void;
  end(answered: Answered): void;
}

export interface Tracing {
  begin(): OpenTrace;
  /** A trace of its own for a round of work in the background, if it asks anything of Azure. */
  round<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  readonly called: UpstreamWatcher;
  readonly queried: QueryWatcher;
  /** Sends what is left. */
  stop(): Promise<void>;
}
