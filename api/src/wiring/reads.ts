import { randomUUID } from "node:crypto";
import { followReads } from "../audit/follow-reads.ts";
import { createAskWorkspace } from "../azure/log-workspace.ts";
import { createReadLog } from "../azure/logs.ts";
import { heldIdentity, managedIdentity } from "../azure/credentials/managed-identity.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Ids } from "../ports/ids.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import type { Database } from "../storage/database.ts";
import { createVersionLog } from "../azure/version-log.ts";
import { createReads } from "../storage/reads-store.ts";

/** Longer than both tables may be waited for. */
const LEASE = 3 * 60_000;

export interface ReadsParts {
  readonly database: Database;
  readonly vaults: VaultDirectory;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly upstream: UpstreamLog;
  readonly failed: (cause: unknown) => void;
}

/** Reads, composed: what is kept of them, and who follows Key Vault's log where there is a workspace. */
export const wireReads = (config: Config, parts: ReadsParts) => {
  const { database, vaults, ids, clock, upstream, failed } = parts;
  const reads = createReads(database, randomUUID);
  if (!config.logs) return { reads, versionLog: undefined, works: [] };
  const ask = createAskWorkspace({
    workspaceId: config.logs.workspaceId,
    reader: managedIdentity(config.logs.identityClientId).credential,
  });
  const log = createReadLog({
    ask,
    beating: heldIdentity(config.granting.identityClientId),
    vaultResourceIds: config.vaults.map(({ resourceId }) => resourceId),
    vaults,
    apiVersion: config.keyVaultApiVersion,
    newRequestId: randomUUID,
    upstream,
  });
  const work = () => followReads({ log, reads, ids, clock, leaseMs: LEASE });
  const { objectId: rotator } = heldIdentity(config.rotationIdentityClientId);
  const versionLog = createVersionLog({ ask, clock, rotator });
  return { reads, versionLog, works: [{ work, pause: config.logs.everyMs, failed }] };
};
