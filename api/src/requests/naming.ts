import type { Naming } from "../grants/grants-of-request.ts";
import type { Target } from "../grants/grant.ts";
import { ProblemError } from "../problem-error.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";

interface Names {
  readonly ids: { of(name: string): string };
  readonly assignments: { nameOf(target: Target): string };
}

/** How the grants of a request get their ids, and where they are to stand. */
export const namingOf = (
  { ids, assignments }: Names,
  vaults: ReadonlyMap<string, WatchedVault>,
): Naming => ({
  idOf: (name) => ids.of(name),
  assignmentOf: (target) => assignments.nameOf(target),
  vaultResourceId: (vault) => {
    const resourceId = vaults.get(vault.toLowerCase())?.resourceId;
    if (resourceId === undefined) {
      throw new ProblemError("state_changed", {
        detail: `${vault} is no longer one of the vaults that Vault Tab looks after.`,
      });
    }
    return resourceId;
  },
});
