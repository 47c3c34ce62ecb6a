/** A call that may be sent again: whose it is, and what it wishes. */
export interface RepeatableCall {
  readonly person: string;
  readonly operation: string;
  readonly key: string;
  /** The parsed input as text: the same key with another wish is a mistake of the caller. */
  readonly wish: string;
}

/** What was answered to a call that carried an `Idempotency-Key`. */
export interface KeptReplies {
  /**
   * What `act` answers, or what it answered when the same call was made before. A call that fails
   * is forgotten, so that it can be repeated.
   * @throws ProblemError `idempotency_key_reused`, `in_progress`
   */
  once(call: RepeatableCall, act: () => Promise<unknown>): Promise<unknown>;
}
