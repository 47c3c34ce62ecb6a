import { managedIdentity } from "./azure/credentials/managed-identity.ts";
import { createRoleAssignments } from "./azure/role-assignments.ts";
import { systemClock } from "./clock.ts";
import { ConfigError, readWatchdogConfig, type WatchdogConfig } from "./config.ts";
import { readNote, writeNote } from "./grants/assignment-note.ts";
import { sweepOverdue } from "./grants/sweep-overdue.ts";
import { serveMetrics } from "./http/metrics/serve-metrics.ts";
import { createWatchdogMetrics } from "./http/metrics/watchdog-metrics.ts";
import { createLog } from "./http/request-log.ts";
import { repeat } from "./jobs/repeat.ts";

/**
 * A process of its own, which ends what by its note is over. It needs nothing that the service
 * needs, so that it still does its work when all of that is gone. With `--once` it looks once, as a
 * scheduled job does (infra/modules/watchdog.bicep).
 */
const watchOver = (config: WatchdogConfig, once: boolean): void => {
  const log = createLog(config.logLevel);
  const assignments = createRoleAssignments({
    credential: managedIdentity(config.identityClientId).credential,
    identityObjectId: () => Promise.resolve(config.grantsIdentityObjectId),
    vaultResourceIds: config.vaults.map(({ resourceId }) => resourceId),
    readNote,
    writeNote,
  });
  const metrics = createWatchdogMetrics(systemClock);
  const told = (what: "ended" | "failed", assignment: string): void => {
    log.warn({ assignment }, what);
    metrics.told(what);
  };
  const failed = (cause: unknown): void =>
    log.error({ name: cause instanceof Error ? cause.name : "unknown" }, "could not look");
  const look = async (): Promise<void> => {
    await sweepOverdue({ assignments, clock: systemClock, graceMs: config.graceMs, told });
    metrics.looked();
  };
  if (once) {
    look().catch((cause: unknown) => {
      failed(cause);
      process.exitCode = 1;
    });
    return;
  }
  const repeated = repeat({ work: look, pause: config.everyMs, failed });
  const scraped =
    config.metricsPort === undefined
      ? undefined
      : serveMetrics(config.metricsPort, metrics.text, failed);
  log.info("watching");
  const stop = (): void => {
    scraped?.close();
    void repeated.stop();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
};

try {
  watchOver(readWatchdogConfig(process.env), process.argv.includes("--once"));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`The watchdog can't start:\n${error.message}\n`);
  process.exitCode = 78;
}
