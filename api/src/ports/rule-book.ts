import type { PersonRef } from "@vault-tab/contract";
import type { RuleSet } from "./policies.ts";
import type { Permission } from "../rules/act.ts";
import type { Identified, Principal } from "../rules/principal.ts";
import type { Quorum } from "../rules/quorum-of-rule.ts";
import type { Ruling } from "../rules/ruling.ts";
import type { Standing, Undecided } from "../rules/standing.ts";
import type { Wish, WishedSecret } from "../rules/wish.ts";

/** A ruling with the oldest fact of the directory that it stands on. */
export interface DatedRuling extends Ruling {
  readonly factsReadAt: Date;
  /** Whom it is about, as the rules saw them. */
  readonly principal: Principal;
}

/** A request with what is asked for, as far as deciding needs it. */
export interface Decidable extends Undecided {
  readonly secrets: readonly WishedSecret[];
}

/**
 * What the rules say, with the directory of this moment.
 * @throws ProblemError `upstream_unavailable`, `upstream_throttled` where that can't be read
 */
export interface RuleBook {
  /** Whom these quorums ask, at this moment: never the requester, never a guest. */
  peopleAsked(quorums: readonly Quorum[], requester: string): Promise<readonly PersonRef[]>;
  rulingOn(requester: Identified, wish: Wish): Promise<DatedRuling>;
  /** Whether the rules let this person decide on this request now. */
  mayDecide(decider: Identified, request: Decidable): Promise<Permission>;
  /**
   * Reads the people of these quorums, and answers with what then says how far a request is: within
   * a transaction nothing is waited for. An approval of somebody who has left does not count.
   */
  standings(quorums: readonly Quorum[]): Promise<(request: Undecided) => Standing>;
  mayAct(
    actor: Identified,
    act:
      | { readonly action: "rotate" | "revoke"; readonly secret: WishedSecret }
      | { readonly action: "viewAudit" | "administer" },
  ): Promise<Permission>;
  describe(): Pick<RuleSet, "rules" | "hash" | "loadedAt"> & {
    readonly lastError?: { readonly at: Date; readonly message: string };
  };
}
