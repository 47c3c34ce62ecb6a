import type { Kind, RetirementStatus, RotationStatus } from "@vault-tab/contract";
import type { NewEntry } from "../audit/new-entry.ts";
import type { RotationRecord, RotationTarget } from "../rotation/rotation.ts";

export interface RotationFilter {
  /** Kinds in vaults that may be seen; beside them what this person has started. Left out: all. */
  readonly visible?: {
    readonly places: readonly { readonly vault: string; readonly kind: Kind }[];
    readonly startedBy: string;
  };
  readonly vaults?: readonly string[];
  readonly name?: string;
  readonly kind?: Kind;
  readonly statuses?: readonly RotationStatus[];
  readonly retirements?: readonly RetirementStatus[];
}

export interface RotationPlace {
  readonly createdAt: Date;
  readonly id: string;
}

/** A rotation on which nobody else works meanwhile. */
export interface HeldRotation {
  /** Who loses the lease can no longer write. */
  readonly lease: string;
  readonly rotation: RotationRecord;
}

/** What has to get a new value, since it was used. */
export interface UsedUp extends RotationTarget {
  readonly grant: string;
}

/** How a rotation is to stand, with what the log says of it. */
export interface RotationChange {
  readonly rotation: RotationRecord;
  readonly entry: NewEntry;
}

/** Rotations as they are kept: each is its own schedule, leased by whoever works on it. */
export interface Rotations {
  /**
   * Keeps a new one, held until then by who adds it.
   * @throws ProblemError `already_rotating`
   */
  add(change: RotationChange, until: Date): Promise<HeldRotation>;
  find(id: string): Promise<RotationRecord | undefined>;
  /** The one of this secret that is not over. */
  running(target: RotationTarget): Promise<RotationRecord | undefined>;
  list(
    filter: RotationFilter,
    limit: number,
    before?: RotationPlace,
  ): Promise<readonly RotationRecord[]>;
  /**
   * Grants that are over, by which a secret was read since then that the rules want rotated after use,
   * and was not rotated afterwards.
   */
  usedUp(since: Date): Promise<readonly UsedUp[]>;
  /**
   * A person's move. The row is locked meanwhile.
   * @throws ProblemError `not_found`, and what `move` throws
   */
  change(id: string, move: (rotation: RotationRecord) => RotationChange): Promise<RotationRecord>;
  /** The one that has been due longest and that nobody holds, held until then. */
  claim(now: Date, until: Date): Promise<HeldRotation | undefined>;
  /** @returns nothing where the lease was lost, or a person came between: then nothing is written */
  settle(
    held: HeldRotation,
    change: RotationChange,
    until: Date,
  ): Promise<HeldRotation | undefined>;
  /** Holds it longer, or gives it back until then. @returns false where the lease was lost */
  hold(held: HeldRotation, until: Date): Promise<boolean>;
}
