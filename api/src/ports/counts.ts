import type { AccessRequestStatus, GrantStatus } from "@vault-tab/contract";

/** How much there is of what, and for how long it has waited: numbers, and never a name. */
export interface Counts {
  readonly grants: ReadonlyMap<GrantStatus, number>;
  /** Should be gone for a while, and are not. */
  readonly alarmed: number;
  /** Since the end of the grant that is overdue the longest; 0 where none is. */
  readonly overdueMs: number;
  readonly requests: ReadonlyMap<AccessRequestStatus, number>;
  readonly pendingMs: number;
  readonly toSignOff: number;
  /** Due and not sent yet. */
  readonly noticesWaiting: number;
  readonly noticesWaitingMs: number;
  /** Of the last 30 days, by what became of them. */
  readonly notices: ReadonlyMap<string, number>;
}

export interface Counter {
  count(now: Date): Promise<Counts>;
}
