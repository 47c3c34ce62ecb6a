import type { GrantStatus } from "@vault-tab/contract";
import type { NewEntry } from "../audit/new-entry.ts";
import type { GrantRecord, Target } from "../grants/grant.ts";
import type { NewNotice } from "../notices/notice.ts";
import type { Effort } from "../grants/effort.ts";

export interface GrantFilter {
  /** Object id of the holder. */
  readonly holder?: string;
  readonly holders?: readonly string[];
  readonly statuses?: readonly GrantStatus[];
  readonly requests?: readonly string[];
  readonly assignments?: readonly string[];
  readonly alarmed?: boolean;
}

export interface GrantPlace {
  readonly createdAt: Date;
  readonly id: string;
}

/** One role assignment with all its grants that are not over, which nobody else works on meanwhile. */
export interface Claim {
  /** Who loses the lease can no longer write. */
  readonly lease: string;
  readonly name: string;
  readonly target: Target;
  readonly effort: Effort;
  readonly grants: readonly GrantRecord[];
}

export interface ToLook {
  readonly name: string;
  readonly target: Target;
  readonly orphan: boolean;
}

export interface Orphan {
  readonly name: string;
  readonly target: Target;
  readonly since: Date;
  /** Why it still stands, where taking it away was tried. */
  readonly trouble?: string;
}

export interface Settlement {
  /** Those that changed, as they are to stand. */
  readonly grants: readonly GrantRecord[];
  readonly entries: readonly [NewEntry, ...NewEntry[]];
  readonly notices?: readonly NewNotice[];
  readonly effort: Effort;
  /** The lease ends then. */
  readonly until: Date;
}

/** Grants as they are kept: each is its own schedule. */
export interface Grants {
  find(id: string): Promise<GrantRecord | undefined>;
  list(filter: GrantFilter, limit: number, before?: GrantPlace): Promise<readonly GrantRecord[]>;
  /**
   * Makes a move on one grant, whose row is locked meanwhile.
   * @throws ProblemError `not_found`, and what `move` throws
   */
  change(
    id: string,
    move: (grant: GrantRecord) => {
      readonly grant: GrantRecord;
      readonly entries: readonly [NewEntry, ...NewEntry[]];
      readonly notices?: readonly NewNotice[];
    },
  ): Promise<GrantRecord>;
  /** Assignments about which something is due, each leased until then. */
  claim(now: Date, until: Date, limit: number): Promise<readonly Claim[]>;
  /** @returns false where the lease was lost: nothing is written then */
  settle(claim: Claim, settlement: Settlement): Promise<boolean>;
  /** Writes what was tried, without a change of any grant. `until` ends the lease or prolongs it. */
  keepEffort(claim: Claim, effort: Effort, until: Date): Promise<boolean>;
  /** What these assignments wait for, in words, where they do. */
  troubles(assignments: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Assignments of which some grant is, or may be, in Azure. */
  liveAssignments(): Promise<ReadonlyMap<string, Target>>;
  /** Has these looked at in Azure as soon as possible; one that is unknown here is entered. */
  lookAt(assignments: readonly ToLook[], now: Date): Promise<void>;
  /** What stands in Azure with our note and was unknown here, until it is taken away. */
  orphans(): Promise<readonly Orphan[]>;
  /** When something is due next, were it in the past. */
  nextDue(): Promise<Date | undefined>;
}
