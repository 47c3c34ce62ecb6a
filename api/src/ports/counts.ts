import type { AccessRequestStatus, EndedBecause, GrantStatus } from "@vault-tab/contract";

/** How much there is of what, and for how long it has waited: numbers, and never a name. */
export interface Counts {
  readonly grants: ReadonlyMap<GrantStatus, number>;
  readonly grantsEnded: ReadonlyMap<EndedBecause, number>;
  /** Over, and not gone yet. */
  readonly grantsDue: number;
  /** Should be gone for a while, and are not. */
  readonly alarmed: number;
  /** Since the end of the grant that is overdue the longest; 0 where none is. */
  readonly overdueMs: number;
  /** Stand in Azure under our name without a grant. */
  readonly orphans: number;
  readonly requests: ReadonlyMap<AccessRequestStatus, number>;
  readonly pendingMs: number;
  readonly toSignOff: number;
  /** Due and not sent yet. */
  readonly noticesWaiting: number;
  readonly noticesWaitingMs: number;
  /** Of the last 30 days, by what became of them. */
  readonly notices: ReadonlyMap<string, number>;
  readonly rotations: ReadonlyMap<string, number>;
  /** Since the oldest rotation about which something is to be done was due. */
  readonly rotationsWaitingMs: number;
  /** Of the last day, that no grant explains. */
  readonly unexplainedReads: number;
  readonly chain: {
    readonly head: number;
    /** Whether the last check found it broken. */
    readonly broken: boolean;
    readonly checkedAt: Date | undefined;
  };
  /** How far Key Vault's log was followed; nothing where it is not. */
  readonly readLog:
    | {
        /** When it last answered in full. */
        readonly answeredAt: Date | undefined;
        /** Up to when every vault is proven to log to where we look. */
        readonly provenTo: Date | undefined;
      }
    | undefined;
}

export interface Counter {
  count(now: Date): Promise<Counts>;
}

/** Connections to the database. */
export interface Connections {
  readonly open: number;
  readonly idle: number;
  /** Work that waits for one. */
  readonly waiting: number;
}
