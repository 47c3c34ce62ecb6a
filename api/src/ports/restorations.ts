import type { NewEntry } from "../audit/new-entry.ts";

/** Whether the database was restored from a backup, and nobody has looked at that yet. */
export interface Restorations {
  /** Since when; nothing where an admin has looked, or it never was. */
  open(): Promise<Date | undefined>;
  /** @returns false where there was nothing to confirm */
  acknowledge(by: string, at: Date, entry: NewEntry): Promise<boolean>;
}
