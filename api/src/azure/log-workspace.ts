import type { TokenCredential } from "@azure/core-auth";
import { isRestError } from "@azure/core-rest-pipeline";
import { LogsQueryClient, LogsQueryResultStatus } from "@azure/monitor-query-logs";
import { ProblemError } from "../problem-error.ts";
import type { LogTable } from "./log-queries.ts";
import { type LogRow, rowsOf } from "./log-rows.ts";
import { azureProblem } from "./upstream-problem.ts";

export interface WorkspaceOptions {
  readonly workspaceId: string;
  /** Log Analytics Reader on the workspace, and nothing else. */
  readonly reader: TokenCredential;
}

/**
 * When the lines were written that are asked for.
 * @throws ProblemError `upstream_throttled`, `upstream_unavailable`, also where the answer is partial
 */
export type AskWorkspace = (
  table: LogTable,
  query: string,
  timespan: { readonly startTime: Date; readonly endTime: Date },
) => Promise<readonly LogRow[]>;

/** Seconds; the service's own limit is 180 where nothing is said. */
const TIME_LIMIT = 60;

export const createAskWorkspace = ({ workspaceId, reader }: WorkspaceOptions): AskWorkspace => {
  const client = new LogsQueryClient(reader, { retryOptions: { maxRetries: 0 } });
  return async (table, query, timespan) => {
    try {
      const answer = await client.queryWorkspace(workspaceId, query, timespan, {
        serverTimeoutInSeconds: TIME_LIMIT,
      });
      if (answer.status === LogsQueryResultStatus.Success) return answer.tables.flatMap(rowsOf);
    } catch (cause) {
      if (isMissing(cause, table)) return [];
      throw azureProblem(cause);
    }
    throw new ProblemError("upstream_unavailable", { detail: "Only a part of it was answered." });
  };
};

/** A workspace to which no vault ever logged that way does not have that table; only the inner error says so. */
const isMissing = (cause: unknown, table: LogTable): boolean => {
  if (!isRestError(cause) || cause.statusCode !== 400) return false;
  const inner = JSON.stringify(cause.details) ?? "";
  return inner.includes("SEM0100") && inner.includes(`'${table}'`);
};
