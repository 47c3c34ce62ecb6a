import type { TokenCredential } from "@azure/core-auth";
import { isRestError } from "@azure/core-rest-pipeline";
import { LogsQueryClient, LogsQueryResultStatus } from "@azure/monitor-query-logs";
import type { LogAnswer, ReadLog } from "../ports/read-log.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import { ProblemError } from "../problem-error.ts";
import { logQuery, type LogQuestion, type LogTable, logTables } from "./log-queries.ts";
import { heartbeatOf, lineOf, type LogRow, rowsOf } from "./log-rows.ts";
import { metadataLists } from "./metadata-lists.ts";
import { azureProblem, isRefusal } from "./upstream-problem.ts";
import { type ApiVersion, openVaultClients } from "./vault-clients.ts";
import { createVaultNetwork } from "./vault-network.ts";

export interface ReadLogOptions {
  readonly workspaceId: string;
  /** Log Analytics Reader on the workspace, and nothing else. */
  readonly reader: TokenCredential;
  /** Key Vault Reader on the vaults, which shows no value: its lists are our sign of life. */
  readonly beating: { readonly credential: TokenCredential; objectId(): Promise<string> };
  readonly vaultResourceIds: readonly string[];
  readonly vaults: VaultDirectory;
  readonly apiVersion: ApiVersion;
  readonly newRequestId: () => string;
  readonly upstream: UpstreamLog;
}

/** How long before its arrival a line may have been written; the service wants a span of that too. */
const OLDEST = 2 * 24 * 60 * 60_000;
/** Seconds; the service's own limit is 180 where nothing is said. */
const TIME_LIMIT = 60;

export const createReadLog = (options: ReadLogOptions): ReadLog => {
  const client = new LogsQueryClient(options.reader, { retryOptions: { maxRetries: 0 } });
  const names = new Map(
    options.vaultResourceIds.map((id) => [id.toLowerCase(), id.split("/").at(-1) ?? ""]),
  );
  const ask = async (table: LogTable, question: LogQuestion): Promise<readonly LogRow[]> => {
    const timespan = {
      startTime: new Date(question.from.getTime() - OLDEST),
      endTime: question.to,
    };
    try {
      const answer = await client.queryWorkspace(
        options.workspaceId,
        logQuery(table, question),
        timespan,
        { serverTimeoutInSeconds: TIME_LIMIT },
      );
      if (answer.status === LogsQueryResultStatus.Success) return answer.tables.flatMap(rowsOf);
    } catch (cause) {
      if (isMissing(cause, table)) return [];
      throw azureProblem(cause);
    }
    throw new ProblemError("upstream_unavailable", { detail: "Only a part of it was answered." });
  };
  return {
    vaults: [...names.values()],
    beat: beating(options),
    ask: async (from, to, limit) => {
      const heartbeat = await options.beating.objectId();
      const question = { from, to, limit, heartbeat, vaultResourceIds: options.vaultResourceIds };
      const answers = await Promise.all(logTables.map((table) => ask(table, question)));
      return answerOf(answers, limit, names);
    },
  };
};

/** A workspace to which no vault ever logged that way does not have that table; only the inner error says so. */
const isMissing = (cause: unknown, table: LogTable): boolean => {
  if (!isRestError(cause) || cause.statusCode !== 400) return false;
  const inner = JSON.stringify(cause.details) ?? "";
  return inner.includes("SEM0100") && inner.includes(`'${table}'`);
};

const answerOf = (
  answers: readonly (readonly LogRow[])[],
  limit: number,
  names: ReadonlyMap<string, string>,
): LogAnswer => {
  const rows = answers.flat();
  const known = rows.flatMap((row) => {
    const vault = names.get(row._ResourceId.toLowerCase());
    return vault === undefined ? [] : [{ row, vault }];
  });
  const full = answers.flatMap((answer) => (answer.length < limit ? [] : [answer.at(-1)?.Arrived]));
  const [moreFrom] = full
    .flatMap((arrived) => arrived ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime());
  return {
    lines: known.flatMap(({ row, vault }) =>
      row.OperationName === "SecretGet" ? (lineOf(row, vault) ?? []) : [],
    ),
    heartbeats: known.flatMap(({ row, vault }) =>
      row.OperationName === "SecretList" ? [heartbeatOf(row, vault)] : [],
    ),
    moreFrom,
  };
};

/** A vault that can't be reached now is no reason not to ask for what the others have logged. */
const beating = (options: ReadLogOptions): (() => Promise<void>) => {
  const network = createVaultNetwork();
  const { vaults, beating: identity, apiVersion, newRequestId, upstream } = options;
  const beat = async (name: string, uri: string): Promise<void> => {
    const clients = openVaultClients(uri, identity.credential, {
      apiVersion,
      network: network(uri),
    });
    try {
      await metadataLists(clients).secret.list(newRequestId(), 1)[Symbol.asyncIterator]().next();
    } catch (cause) {
      if (!isRefusal(cause)) upstream.failed(azureProblem(cause), { vault: name });
    }
  };
  return async () => {
    await Promise.all((await vaults.watched()).map(({ name, uri }) => beat(name, uri)));
  };
};
