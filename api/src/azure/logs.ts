import type { TokenCredential } from "@azure/core-auth";
import type { LogAnswer, ReadLog } from "../ports/read-log.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import { logQuery, type LogQuestion, type LogTable, logTables } from "./log-queries.ts";
import { heartbeatOf, lineOf, type LogRow } from "./log-rows.ts";
import type { AskWorkspace } from "./log-workspace.ts";
import { metadataLists } from "./metadata-lists.ts";
import { azureProblem, isRefusal } from "./upstream-problem.ts";
import { type ApiVersion, openVaultClients } from "./vault-clients.ts";
import { createVaultNetwork } from "./vault-network.ts";

export interface ReadLogOptions {
  readonly ask: AskWorkspace;
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

export const createReadLog = (options: ReadLogOptions): ReadLog => {
  const names = new Map(
    options.vaultResourceIds.map((id) => [id.toLowerCase(), id.split("/").at(-1) ?? ""]),
  );
  const ask = (table: LogTable, question: LogQuestion): Promise<readonly LogRow[]> =>
    options.ask(table, logQuery(table, question), {
      startTime: new Date(question.from.getTime() - OLDEST),
      endTime: question.to,
    });
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
