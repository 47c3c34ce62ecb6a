import type { ProblemError } from "../problem-error.ts";
import type { Entry } from "./entry.ts";

/** The metadata of one kind in one vault, as far as it has been read. */
export interface Reading {
  readonly entries: readonly Entry[];
  /** False while pages are still coming, or where they ceased to come. */
  readonly complete: boolean;
  readonly readAt: Date;
  /** Why it could not be read to its end, or not anew. */
  readonly problem?: ProblemError;
}

/** What was kept, where the new says the same: orders that were made of it stay good. */
export const sameOr = (kept: Reading | undefined, entries: readonly Entry[]): readonly Entry[] =>
  kept && isSame(kept.entries, entries) ? kept.entries : entries;

/** Key Vault changes `updated` with whatever else it changes. */
const isSame = (before: readonly Entry[], now: readonly Entry[]): boolean =>
  before.length === now.length &&
  before.every(({ metadata }, index) => {
    const other = now[index]?.metadata;
    return metadata.name === other?.name && +metadata.updatedAt === +other.updatedAt;
  });

/** Whether somebody who saw the one would see something else in the other. */
export const isNews = (before: Reading | undefined, now: Reading | undefined): boolean =>
  before?.entries !== now?.entries ||
  before?.complete !== now?.complete ||
  before?.problem !== now?.problem;
