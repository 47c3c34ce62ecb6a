import type { Clock } from "../clock.ts";
import type { FreshSignIn } from "../ports/sign-in.ts";
import type { GrantRecord } from "./grant.ts";
import type { Pace } from "./pace.ts";
import type { Grants } from "../ports/grants.ts";
import type { Reads } from "../ports/reads.ts";
import type { Requests } from "../ports/requests.ts";
import type { RoleAssignments } from "../ports/role-assignments.ts";
import type { RuleBook } from "../ports/rule-book.ts";
import type { TextInspector } from "../ports/text-inspector.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";

export interface GrantPorts {
  readonly grants: Grants;
  readonly requests: Pick<Requests, "list">;
  readonly reads: Pick<Reads, "list" | "count" | "uses" | "progress" | "newest">;
  readonly rules: RuleBook;
  readonly vaults: VaultDirectory;
  readonly assignments: Pick<RoleAssignments, "scopeOf" | "heldAtLeastMs">;
  readonly signIn: FreshSignIn;
  readonly inspector: TextInspector;
  readonly clock: Clock;
}

/** What it takes to bring Azure to what the grants say. */
export interface SettlePorts {
  readonly grants: Grants;
  readonly assignments: RoleAssignments;
  /**
   * Asks everything anew just before something is opened: rules, membership, account.
   * @returns why it must not be opened, or nothing
   */
  readonly recheck: (grant: GrantRecord) => Promise<string | undefined>;
  readonly clock: Clock;
  readonly pace: Pace;
  /** From 0 to 1. */
  readonly random: () => number;
  /** So long one worker has an assignment to itself; longer than Azure is waited for. */
  readonly leaseMs: number;
}
