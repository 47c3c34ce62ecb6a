import type { HeldRotation } from "../ports/rotations.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { findVault } from "./find-rotatable.ts";
import { findVersions } from "./find-versions.ts";
import { answered, failed, unnamed } from "./outcomes.ts";
import { cameSince, ownVersion } from "./own-version.ts";
import { LATE_WRITE_LIMIT, leaseEnd, LOOK_AGAIN_AFTER, TOLD_WITHIN } from "./pauses.ts";
import type { SweepPorts } from "./ports.ts";
import { TOLERANCE } from "./verification.ts";
import { verifyRotation } from "./verify-rotation.ts";

const NOT_OURS =
  "Azure did not confirm the write. The version that has come since is somebody else’s, and is in use now.";
const NOT_TOLD =
  "Azure did not confirm the write. A new version has come since and is in use, but it could not be found out who has made it: look at it in Azure.";

/** How often Key Vault's log is asked, which is minutes late. */
const ASK_AGAIN_AFTER = 15_000;

/**
 * A write whose answer was lost, of what carries no tag: whose the new version is, is known from Key
 * Vault's own log, by the identity that has written it.
 */
export const followUnnamed = async (ports: SweepPorts, held: HeldRotation): Promise<void> => {
  const { rotations, clock } = ports;
  const { rotation } = held;
  const vault = await findVault(ports, rotation.target.vault);
  const versions = vault && (await findVersions(ports, vault, rotation.target));
  const came = versions ? cameSince(rotation, versions) : [];
  if (!vault || came.length === 0) {
    const outcome = await verifyRotation(ports, held, () => Promise.resolve(versions));
    if (outcome === "over") return;
    await rotations.hold(held, new Date(clock.now().getTime() + LOOK_AGAIN_AFTER));
    return;
  }
  const found = await findOwn(ports, held, vault, came);
  if (typeof found === "object") {
    const { rotation: named, entry } = answered(rotation, found.version);
    const known = await rotations.settle(held, { rotation: named, entry }, leaseEnd(clock.now()));
    if (known) await verifyRotation(ports, known, () => Promise.resolve(versions));
    return;
  }
  if (found === undefined) return waitForLog(ports, held);
  const newest = came[0]?.version;
  const half = { ...rotation, ...(newest !== undefined && { newVersion: newest }) };
  await rotations.settle(held, failed(half, clock.now(), found), clock.now());
};

/** @returns ours, or why it is given up, or nothing where the log may tell it yet */
const findOwn = async (
  { versionLog, clock }: SweepPorts,
  { rotation }: HeldRotation,
  vault: WatchedVault,
  came: readonly VersionMetadata[],
): Promise<VersionMetadata | string | undefined> => {
  const { target, startedBy, createdAt, writeSentAt = createdAt } = rotation;
  const age = clock.now().getTime() - writeSentAt.getTime();
  if (!versionLog) return age > LATE_WRITE_LIMIT ? NOT_TOLD : undefined;
  const since = new Date(writeSentAt.getTime() - TOLERANCE);
  const written = await versionLog.writers(vault, target, since);
  const expected = startedBy?.objectId ?? (await versionLog.rotator());
  const ours = ownVersion(came, written, expected);
  if (ours) return ours;
  const isTold = came.every(({ version }) => written.some((one) => one.version === version));
  if (isTold && age > LATE_WRITE_LIMIT) return NOT_OURS;
  return age > TOLD_WITHIN ? NOT_TOLD : undefined;
};

const waitForLog = async ({ rotations, clock }: SweepPorts, held: HeldRotation): Promise<void> => {
  const again = new Date(clock.now().getTime() + ASK_AGAIN_AFTER);
  const said = unnamed(held.rotation);
  if (said) await rotations.settle(held, said, again);
  else await rotations.hold(held, again);
};
