import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { TokenCredential } from "@azure/core-auth";
import type { RotatorName } from "@vault-tab/contract";
import { createAutomationJobs } from "../azure/automation-jobs.ts";
import { createKeySigner } from "../azure/keys-sign.ts";
import { heldIdentity } from "../azure/credentials/managed-identity.ts";
import type { OnBehalfOf } from "../azure/on-behalf-of.ts";
import { createRotatingRights } from "../azure/rotating-rights.ts";
import { createRotatorVault } from "../azure/rotator-vault.ts";
import type { Config } from "../config.ts";
import { createGitHubActions } from "../github/github-actions.ts";
import { createGitHubPace } from "../github/pace.ts";
import { createUnderWay } from "../jobs/under-way.ts";
import type { Pace } from "../ports/pace.ts";
import type { OutsideRotator } from "../ports/outside-rotator.ts";
import type { Rotator } from "../ports/rotator.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";
import type { RotationPorts, SweepPorts } from "../rotation/ports.ts";
import { lookAtPlans, type PlanLookPorts } from "../rotation/look-at-plans.ts";
import { startAfterUse } from "../rotation/start-after-use.ts";
import { type DuePorts, startDueRotations } from "../rotation/start-due-rotations.ts";
import { sweepRotations } from "../rotation/sweep-rotations.ts";
import type { Database } from "../storage/database.ts";
import { createPace } from "../storage/pace-store.ts";
import { createPlanLooks } from "../storage/rotation-plan-looks.ts";
import { createRotationPlans } from "../storage/rotation-plans-store.ts";
import { createRotations } from "../storage/rotations-store.ts";
import { vaultRotators } from "./vault-rotators.ts";

const SECOND = 1_000;
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
  readonly versionLog: SweepPorts["versionLog"];
}

/** Those that another system performs, where one is set up. */
const outsideRotators = (
  { github, automationAccount: account, keyVaultApiVersion: apiVersion }: Config,
  { clock, pace: shared }: Pick<RotationParts, "clock"> & { readonly pace: Pace },
  credential: TokenCredential,
): readonly (readonly [RotatorName, OutsideRotator])[] => {
  const rotators: (readonly [RotatorName, OutsideRotator])[] = [];
  if (github) {
    const { keyId, ...app } = github;
    const sign = createKeySigner({ credential, keyId, apiVersion });
    const pace = createGitHubPace(shared, clock);
    rotators.push([
      "github-actions",
      createGitHubActions({ ...app, sign, clock, pace, send: fetch }),
    ]);
  }
  if (account !== undefined) {
    rotators.push(["azure-automation", createAutomationJobs({ credential, account })]);
  }
  return rotators;
};

const startByItself = async (ports: DuePorts): Promise<void> => {
  await startAfterUse(ports);
  await startDueRotations(ports);
};

/** What a look has made due need not wait for the next round. */
const lookAndStart = async (ports: DuePorts & PlanLookPorts): Promise<void> => {
  if ((await lookAtPlans(ports)) > 0) await startDueRotations(ports);
};

/** Rotation, composed: what its routes need, and what goes on beside the answers. */
export const wireRotation = (config: Config, parts: RotationParts) => {
  const { database, onBehalfOf, scope, upstream, failed, reads, versionLog, ...shared } = parts;
  const { clock } = shared;
  const apiVersion = config.keyVaultApiVersion;
  const rotations = createRotations(database, randomUUID);
  const pace = createPace(database);
  const underWay = createUnderWay(failed);
  const { credential } = heldIdentity(config.rotationIdentityClientId);
  const { vaults } = shared;
  const rotators = new Map<RotatorName, Rotator | OutsideRotator>([
    ...vaultRotators({ onBehalfOf, scope, credential, apiVersion, vaults }),
    ...outsideRotators(config, { clock, pace }, credential),
  ]);
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
    rotatorVault,
    log: database,
    underWay,
    pause,
  };
  const sweeping = {
    ...ports,
    ...(versionLog && { versionLog }),
    reads,
    failed,
    pace,
    looks: createPlanLooks(database),
  };
  return {
    ports,
    works: [
      { work: () => lookAndStart(sweeping), pause: 60 * SECOND, failed, wakes: true },
      { work: () => sweepRotations(sweeping), pause: SECOND, failed },
      { work: () => startByItself(sweeping), pause: 60 * SECOND, failed },
    ],
    settled: underWay.settled,
  };
};
