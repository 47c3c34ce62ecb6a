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
