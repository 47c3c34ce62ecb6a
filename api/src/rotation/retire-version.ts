import type { HeldRotation } from "../ports/rotations.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { findVault } from "./find-rotatable.ts";
import { findVersions } from "./find-versions.ts";
import { heldBack, retired } from "./outcomes.ts";
import { DISABLE_AGAIN_AFTER, READS_AGAIN_AFTER } from "./pauses.ts";
import type { SweepPorts } from "./ports.ts";
import type { RetirementRecord, RotationRecord, RotationTarget } from "./rotation.ts";
import { type Evidence, type Silence, silenceOf } from "./silence.ts";
import { inUse } from "./verification.ts";

type Ports = Pick<
  SweepPorts,
  "rotations" | "vaults" | "clock" | "rotatorVault" | "reads" | "versionLog"
>;

const UNSEEN = "Azure does not show the versions to the rotation identity. It is tried again.";
const LAST = "No other version is enabled, so the old one stays. Enable the new one first.";
const STILL = "Azure still shows the old version enabled. It is tried again.";

/** Reads of an old version that are looked at: the newest say whether it is still read. */
const MOST_READS = 200;

/**
 * Disables the old version under the rotator's identity, which reads no value: where somebody has said
 * that it is out of use, or the log of reads has proven it. Never so that a secret is left without an
 * enabled version: another one has to be in use before, and after.
 */
export const retireVersion = async (ports: Ports, held: HeldRotation): Promise<void> => {
  const { rotations, clock } = ports;
  const { retirement, target } = held.rotation;
  if (!retirement) throw new RangeError("There is no old version.");
  const silence = retirement.declared ? undefined : await findSilence(ports, held, retirement);
  if (silence?.proven === false) {
    const again = new Date(clock.now().getTime() + READS_AGAIN_AFTER);
    return keepOld(rotations, held, silence.trouble, again);
  }
  const trouble = await disable(ports, target, retirement.version);
  const now = clock.now();
  if (trouble === undefined) {
    await rotations.settle(held, retired(held.rotation, retirement, now), now);
    return;
  }
  await keepOld(rotations, held, trouble, new Date(now.getTime() + DISABLE_AGAIN_AFTER));
};

const findSilence = async (
  ports: Ports,
  { rotation }: HeldRotation,
  { version }: RetirementRecord,
): Promise<Silence> => {
  const { createdAt: from } = rotation;
  const { vault, name, kind } = rotation.target;
  // First how far the log is known: what is kept after that is only more.
  const isAsked = kind === "secret" || ports.versionLog !== undefined;
  const progress = isAsked ? await ports.reads.progress() : { heartbeats: {} };
  const found =
    kind === "secret"
      ? await ports.reads.list({ vault, name, version, from }, MOST_READS)
      : await findUses(ports, rotation, version);
  return silenceOf(rotation, { progress, reads: found }, ports.clock.now());
};

/** What is kept of the log are reads of secrets. Of the others it is asked itself. */
const findUses = async (
  { vaults, versionLog }: Ports,
  { target, createdAt }: RotationRecord,
  version: string,
): Promise<Evidence["reads"]> => {
  const vault = await findVault({ vaults }, target.vault);
  if (!vault || !versionLog) return [];
  const uses = await versionLog.uses(vault, { ...target, version }, createdAt);
  return uses.map(({ at, user }) => {
    const { objectId = "unknown", name = objectId, kind = "person" } = user ?? {};
    return { at, reader: { objectId, name, kind } };
  });
};

const keepOld = async (
  rotations: Ports["rotations"],
  held: HeldRotation,
  trouble: string,
  again: Date,
): Promise<void> => {
  const { retirement } = held.rotation;
  if (!retirement || trouble === retirement.trouble) await rotations.hold(held, again);
  else await rotations.settle(held, heldBack(held.rotation, retirement, trouble), again);
};

/** @returns why it is not disabled, or nothing where it is */
const disable = async (
  ports: Ports,
  target: RotationTarget,
  old: string,
): Promise<string | undefined> => {
  const vault = await findVault(ports, target.vault);
  const before = vault && (await findVersions(ports, vault, target));
  if (!vault || !before) return UNSEEN;
  if (!isEnabled(before, old)) return undefined;
  const current = inUse(before);
  if (!current || current.version === old) return LAST;
  const outcome = await ports.rotatorVault.setEnabled(vault, target, old, false);
  if (!outcome.done && !outcome.open) {
    return `Azure refuses to disable the old version (${outcome.refused ?? "too many requests"}). It is tried again.`;
  }
  const after = await findVersions(ports, vault, target);
  if (!after) return UNSEEN;
  if (inUse(after)) return isEnabled(after, old) ? STILL : undefined;
  // Somebody has disabled the other one in the same moment.
  await ports.rotatorVault.setEnabled(vault, target, old, true);
  return LAST;
};

const isEnabled = (versions: readonly VersionMetadata[], wanted: string): boolean =>
  versions.some(({ version, enabled }) => version === wanted && enabled);
