/** What was tried on a role assignment, so that whoever goes on knows. */
export interface Effort {
  /** Without success since the last one. */
  readonly attempts: number;
  /** Not before then. */
  readonly nextTryAt?: Date;
  /** What it waits for, in words. */
  readonly trouble?: string;
  /** A PUT was sent then of which nobody knows yet what became. */
  readonly writeOpenSince?: Date;
  /** Until then such a PUT may still take effect: it is looked for. */
  readonly lookUntil?: Date;
}
