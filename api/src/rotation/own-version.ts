import type { VersionMetadata } from "../secrets/metadata.ts";
import type { RotationRecord } from "./rotation.ts";
import { TOLERANCE } from "./verification.ts";

/** Who has made a version. */
export interface WrittenVersion {
  readonly version: string;
  /** Object id, of a person also where a program wrote for them. */
  readonly writer: string | undefined;
}

/** Those that have come since the write was sent. */
export const cameSince = (
  { oldVersion, writeSentAt, createdAt }: RotationRecord,
  versions: readonly VersionMetadata[],
): readonly VersionMetadata[] => {
  const old = versions.find(({ version }) => version === oldVersion);
  const from = Math.max(
    (writeSentAt ?? createdAt).getTime() - TOLERANCE,
    old?.createdAt.getTime() ?? -Infinity,
  );
  return versions.filter(
    ({ version, createdAt: at }) => version !== oldVersion && at.getTime() >= from,
  );
};

/**
 * Which of them is ours, where no tag can say it: the one that was written by whoever was to write it.
 * Of several the first, so that a newer one of the same hand is told as that.
 */
export const ownVersion = (
  came: readonly VersionMetadata[],
  written: readonly WrittenVersion[],
  expected: string,
): VersionMetadata | undefined =>
  came
    .filter(({ version }) =>
      written.some(
        (one) => one.version === version && one.writer?.toLowerCase() === expected.toLowerCase(),
      ),
    )
    .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime())[0];
