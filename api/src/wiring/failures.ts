import type { createLog } from "../http/request-log.ts";

export type Log = ReturnType<typeof createLog>;

export const tellOfFailure =
  (log: Log) =>
  (cause: unknown): void =>
    log.error(
      { name: cause instanceof Error ? cause.name : "unknown" },
      "failed in the background",
    );

/** Of what must not be, and of which request. */
export const tellOf =
  (log: Log) =>
  (what: string, request: string): void =>
    log.error({ request }, what);
