import type { GrantState } from "@vault-tab/contract";
import type { GrantRecord } from "./grant.ts";

/** How a grant stands, in the contract's words. */
export const presentState = (grant: GrantRecord): GrantState => ({
  id: grant.id,
  secret: grant.secret,
  status: grant.status,
  ...(grant.because && { because: grant.because }),
  ...(grant.startedAt && { startsAt: grant.startedAt.toISOString() }),
  ...(!grant.startedAt &&
    grant.status === "scheduled" && { startsAt: grant.opensAt.toISOString() }),
  ...(grant.endsAt && { endsAt: grant.endsAt.toISOString() }),
  ...(grant.givenUp !== undefined && { trouble: grant.givenUp }),
});
