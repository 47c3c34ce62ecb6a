import { managedIdentity } from "./azure/credentials/managed-identity.ts";
import { createRoleAssignments } from "./azure/role-assignments.ts";
import { systemClock } from "./clock.ts";
import { ConfigError, readWatchdogConfig, type WatchdogConfig } from "./config.ts";
import { readNote, writeNote } from "./grants/assignment-note.ts";
import { sweepOverdue } from "./grants/sweep-overdue.ts";
import { createLog } from "./http/request-log.ts";
import { repeat } from "./jobs/repeat.ts";

/**
 * A process of its own, which ends what by its note is over. It needs nothing that the service
 * needs, so that it still does its work when all of that is gone.
 */
const watchOver = (config: WatchdogConfig): void => {
  const log = createLog(config.logLevel);
  const assignments = createRoleAssignments({
    credential: managedIdentity(config.identityClientId).credential,
    identityObjectId: () => Promise.resolve(config.grantsIdentityObjectId),
    vaultResourceIds: config.vaults.map(({ resourceId }) => resourceId),
    readNote,
    writeNote,
  });
  const told = (what: string, assignment: string): void => log.warn({ assignment }, what);
  const { stop } = repeat({
    work: () => sweepOverdue({ assignments, clock: systemClock, graceMs: config.graceMs, told }),
    pause: config.everyMs,
    failed: (cause) =>
      log.error({ name: cause instanceof Error ? cause.name : "unknown" }, "could not look"),
  });
  log.info("watching");
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
};

try {
  watchOver(readWatchdogConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`The watchdog can't start:\n${error.message}\n`);
  process.exitCode = 78;
}
