import type { Kind } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { VersionLog } from "../ports/version-log.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { logTables } from "./log-queries.ts";
import { type LogRow, pathOf, readerOf } from "./log-rows.ts";
import type { AskWorkspace } from "./log-workspace.ts";
import {
  usingOperations,
  type VersionQuestion,
  versionQuery,
  writingOperations,
} from "./version-queries.ts";

/** The newest say who still uses it. */
const MOST = 200;

const collections: Readonly<Record<Kind, readonly string[]>> = {
  secret: ["secrets"],
  certificate: ["certificates", "secrets", "keys"],
  key: ["keys"],
};

export interface VersionLogOptions {
  readonly ask: AskWorkspace;
  readonly clock: Pick<Clock, "now">;
  readonly rotator: () => Promise<string>;
}

export const createVersionLog = ({ ask, clock, rotator }: VersionLogOptions): VersionLog => {
  const rows = async (
    { resourceId: vaultResourceId }: WatchedVault,
    about: Omit<VersionQuestion, "vaultResourceId" | "limit">,
  ): Promise<readonly LogRow[]> => {
    const question = { ...about, vaultResourceId, limit: MOST };
    const timespan = { startTime: about.since, endTime: clock.now() };
    const answers = await Promise.all(
      logTables.map((table) => ask(table, versionQuery(table, question), timespan)),
    );
    return answers
      .flat()
      .toSorted((one, other) => other.TimeGenerated.getTime() - one.TimeGenerated.getTime());
  };
  return {
    rotator,
    writers: async (vault, { kind, name }, since) => {
      const [collection = ""] = collections[kind];
      const part = `/${collection}/${name}/`;
      const operations = writingOperations[kind];
      const found = await rows(vault, { operations, part, since });
      return found.flatMap((row) => {
        const version = versionIn(row, [collection], name);
        return version === undefined ? [] : [{ version, writer: row.ObjectId }];
      });
    },
    uses: async (vault, { kind, name, version }, since) => {
      const operations = usingOperations[kind];
      const found = await rows(vault, { operations, part: version, since });
      return found
        .filter((row) => versionIn(row, collections[kind], name) === version)
        .map((row) => ({ at: row.TimeGenerated, user: readerOf(row) }));
    },
  };
};

/** Of what was answered, else of what was asked: a call without a version is one of the newest. */
const versionIn = (row: LogRow, kinds: readonly string[], wanted: string): string | undefined => {
  for (const address of [row.Id, row.Uri]) {
    const [, kind = "", name, version] = pathOf(address).split("/");
    const isOf = kinds.includes(kind) && name?.toLowerCase() === wanted.toLowerCase();
    if (isOf && version !== undefined && /^[0-9a-f]{32}$/.test(version)) return version;
  }
  return undefined;
};
