import type { createLog } from "../http/request-log.ts";

export type Log = ReturnType<typeof createLog>;

export const tellOfFailure =
  (log: Log) =>
  (cause: unknown): void =>
    log.error(
      { name: cause instanceof Error ? cause.name : "unknown" },
      "failed in the background",
    );
