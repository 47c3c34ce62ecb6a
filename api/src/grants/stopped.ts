import type { EndedBecause, PersonRef } from "@vault-tab/contract";
import type { GrantRecord } from "./grant.ts";
import { moved } from "./moves.ts";

/**
 * A grant that somebody ends before its time: what stands in Azure is taken away from now on, and
 * what never began is simply over.
 * @throws ProblemError `state_changed`
 */
export const stopped = (
  grant: GrantRecord,
  because: Extract<EndedBecause, "revoked" | "returned">,
  by: PersonRef,
  now: Date,
): GrantRecord => {
  if (grant.status === "scheduled") {
    return moved(grant, "ended", { because, endedBy: by, endedAt: now });
  }
  const endsAt = grant.endsAt && grant.endsAt.getTime() < now.getTime() ? grant.endsAt : now;
  return moved(grant, "ending", { because, endedBy: by, endsAt, opensAt: grant.opensAt });
};
