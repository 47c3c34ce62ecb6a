interface Made {
  readonly version: string;
  readonly createdAt: Date;
}

/** Key Vault counts in seconds; of several made in one the name decides, so that it is always the same. */
export const oldestOf = <Version extends Made>(versions: readonly Version[]): Version | undefined =>
  versions.toSorted(
    (one, other) =>
      one.createdAt.getTime() - other.createdAt.getTime() ||
      one.version.localeCompare(other.version),
  )[0];
