import type { NewEntry } from "../audit/new-entry.ts";

export interface OpenRestoration {
  readonly restoredAt: Date;
  /** The newest entry of the log that came with the backup. */
  readonly backupOf?: Date;
}

/** Whether the database was restored from a backup, and nobody has looked at that yet. */
export interface Restorations {
  /** Nothing where an admin has looked, or it never was. */
  open(): Promise<OpenRestoration | undefined>;
  /** @returns false where there was nothing to confirm */
  acknowledge(by: string, at: Date, entry: NewEntry): Promise<boolean>;
}
