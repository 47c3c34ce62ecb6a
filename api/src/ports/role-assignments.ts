import type { AssignmentNote } from "../grants/assignment-note.ts";
import type { Target } from "../grants/grant.ts";

/** A role assignment that stands in Azure. */
export interface StandingAssignment {
  readonly name: string;
  readonly scope: string;
  readonly principalId: string;
  /** Absent where it is a role, or a scope, that we never give. */
  readonly target?: Target;
  /** Absent where its description is not one of ours. */
  readonly note?: AssignmentNote;
  /** Made by the identity that this service grants with. */
  readonly byUs: boolean;
}

/** What became of a write. */
export type WriteOutcome =
  | { readonly done: true }
  | {
      readonly done: false;
      /** It may take effect all the same: the answer is missing. */
      readonly open: boolean;
      /** Seconds, where Azure said them. */
      readonly retryAfter?: number;
      /** Azure's own code of a refusal. */
      readonly refused?: string;
    };

/** Azure's role assignments, as the identity for grants may make and take them away. */
export interface RoleAssignments {
  /** UUIDv5 of scope, principal and role: the same target always has the same name. */
  nameOf(target: Target): string;
  scopeOf(target: Target): string;
  /** Milliseconds from its beginning in which Azure does not take an access away. */
  readonly heldAtLeastMs: number;
  /** @throws ProblemError `upstream_throttled`, `upstream_unavailable` */
  find(target: Target, name: string): Promise<StandingAssignment | undefined>;
  put(target: Target, name: string, note: AssignmentNote): Promise<WriteOutcome>;
  remove(target: Target, name: string): Promise<WriteOutcome>;
  /**
   * All that stand on the watched vaults and their secrets.
   * @throws ProblemError `upstream_throttled`, `upstream_unavailable`
   */
  all(): AsyncIterable<StandingAssignment>;
}
