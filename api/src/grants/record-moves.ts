import type { NewEntry } from "../audit/new-entry.ts";
import type { Claim, Grants } from "../ports/grants.ts";
import type { Effort } from "./effort.ts";
import type { GrantRecord } from "./grant.ts";
import type { Moved } from "./outcomes.ts";

export interface Progress {
  readonly moves: readonly Moved[];
  readonly effort: Effort;
  readonly until: Date;
}

/**
 * Commits what was done with its entries, or what was tried where nothing moved.
 * @returns the claim as it stands now, or nothing where the lease was lost: somebody else goes on
 */
export const recordMoves = async (
  grants: Grants,
  claim: Claim,
  { moves, effort, until }: Progress,
): Promise<Claim | undefined> => {
  const changed = new Map(moves.map(({ grant }) => [grant.id, grant]));
  const [first, ...others] = moves.map(({ entry }) => entry);
  const held = first
    ? await grants.settle(claim, {
        grants: [...changed.values()],
        entries: [first, ...others] satisfies [NewEntry, ...NewEntry[]],
        effort,
        until,
      })
    : await grants.keepEffort(claim, effort, until);
  if (!held) return undefined;
  const after = (grant: GrantRecord): GrantRecord => changed.get(grant.id) ?? grant;
  return { ...claim, effort, grants: claim.grants.map(after) };
};
