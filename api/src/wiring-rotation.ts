import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { RotatorName } from "@vault-tab/contract";
import { managedIdentity } from "./azure/managed-identity.ts";
import type { OnBehalfOf } from "./azure/on-behalf-of.ts";
import { createRotatingRights } from "./azure/rotating-rights.ts";
import { createRotatorVault } from "./azure/rotator-vault.ts";
import { createGenerated } from "./azure/set-secret.ts";
import type { Config } from "./config.ts";
import { createUnderWay } from "./jobs/under-way.ts";
import type { Rotator } from "./ports/rotator.ts";
import type { UpstreamLog } from "./ports/upstream-log.ts";
import type { RotationPorts, SweepPorts } from "./rotation/ports.ts";
import { sweepRotations } from "./rotation/sweep-rotations.ts";
import type { Database } from "./storage/database.ts";
import { createRotationPlans } from "./storage/rotation-plans-store.ts";
import { createRotations } from "./storage/rotations-store.ts";

/** Answers of ARM about people's rights that are remembered. */
const RIGHTS = 20_000;

/** What the rest of the service has made already. */
export interface RotationParts extends Pick<
  RotationPorts,
  "rights" | "rules" | "keyVault" | "vaults" | "clock" | "signIn" | "inspector" | "ids"
> {
  readonly database: Database;
  readonly onBehalfOf: OnBehalfOf;
  readonly scope: string;
  readonly upstream: UpstreamLog;
  readonly failed: (cause: unknown) => void;
  readonly reads: SweepPorts["reads"];
}

/** Rotation, composed: what its routes need, and what goes on beside the answers. */
export const wireRotation = (config: Config, parts: RotationParts) => {
  const { database, onBehalfOf, scope, upstream, failed, reads, ...shared } = parts;
  const { clock, vaults } = shared;
  const apiVersion = config.keyVaultApiVersion;
  const rotations = createRotations(database, randomUUID);
  const underWay = createUnderWay(failed);
  const rotators = new Map<RotatorName, Rotator>([
    ["generated", createGenerated({ onBehalfOf, scope, apiVersion })],
  ]);
  const { credential } = managedIdentity(config.rotationIdentityClientId);
  const rotatorVault = createRotatorVault({ credential, apiVersion });
  const ports: RotationPorts = {
    ...shared,
    rotations,
    plans: createRotationPlans(database),
    inAzure: createRotatingRights({
      onBehalfOf,
      clock,
      log: upstream,
      keepFor: config.rightsMs,
      size: RIGHTS,
    }),
    rotators,
    log: database,
    underWay,
    pause,
  };
  return {
    ports,
    sweep: () => sweepRotations({ rotations, vaults, clock, rotatorVault, reads, failed }),
    settled: underWay.settled,
  };
};
