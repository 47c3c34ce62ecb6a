import type { VersionMetadata } from "../secrets/metadata.ts";
import type { RotationRecord } from "./rotation.ts";

/** Carried by the version that a rotation wrote. */
export const TAG = "rotation";

/** Clocks of well-kept machines differ by less. */
export const TOLERANCE = 5 * 60_000;

export type Verification =
  | { readonly outcome: "holds"; readonly version: string }
  /** No version is known to be ours: it was not written, or not yet. */
  | { readonly outcome: "not-there" }
  | { readonly outcome: "wrong"; readonly version: string; readonly reason: string };

/** Whether the version that a rotation wrote is there, enabled, the newest, and came after its start. */
export const verify = (
  {
    id,
    createdAt,
    oldVersion,
    newVersion,
  }: Pick<RotationRecord, "id" | "createdAt" | "oldVersion" | "newVersion">,
  versions: readonly VersionMetadata[],
): Verification => {
  const ours =
    versions.find(({ version }) => version === newVersion) ??
    versions.find(({ tags, version }) => tags[TAG] === id && version !== oldVersion);
  if (!ours) return { outcome: "not-there" };
  const { version } = ours;
  const wrong = (reason: string): Verification => ({ outcome: "wrong", version, reason });
  if (ours.createdAt.getTime() < createdAt.getTime() - TOLERANCE) {
    return wrong("The version that should be its own is older than this rotation.");
  }
  if (versions.some((other) => other.createdAt.getTime() > ours.createdAt.getTime())) {
    return wrong("Somebody has written a newer version meanwhile. That one is in use now.");
  }
  if (!ours.enabled) return wrong("The new version was disabled. Nobody can read it.");
  return { outcome: "holds", version };
};

/** The version in use: the newest that is enabled. */
export const inUse = (versions: readonly VersionMetadata[]): VersionMetadata | undefined =>
  versions
    .filter(({ enabled }) => enabled)
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())[0];
