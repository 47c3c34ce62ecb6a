/** Who asked Key Vault, as its log says. */
export interface LineReader {
  readonly objectId: string;
  readonly name: string | undefined;
  readonly kind: "person" | "service";
}

/** A line of Key Vault's log that tells of a read, with no place for a query string or a value. */
export interface ReadLine {
  /** By Azure's clock. */
  readonly at: Date;
  readonly arrivedAt: Date;
  readonly vault: string;
  readonly secret: string;
  readonly version: string | undefined;
  /** Nobody where the line does not say who it was. */
  readonly reader: LineReader | undefined;
  readonly client: string | undefined;
  readonly address: string | undefined;
  /** Id of the role assignment that let it through, where Key Vault says. */
  readonly assignment: string | undefined;
  readonly correlation: string | undefined;
}

/**
 * What makes two lines one: the log delivers at least once, overlapping windows bring lines again, and
 * a vault may log to both tables. Names of Key Vault know no case.
 */
export const nameOfLine = (line: ReadLine): string =>
  [
    ...["read", line.at.toISOString(), line.vault.toLowerCase(), line.secret.toLowerCase()],
    ...[line.version, line.reader?.objectId, line.correlation, line.address].map((part) =>
      (part ?? "").toLowerCase(),
    ),
  ].join("\n");
