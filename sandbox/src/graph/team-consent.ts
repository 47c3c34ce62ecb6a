import { productClientId } from "../tenant.ts";
import type { StateStore, Team } from "../world.ts";

/** Resource-specific consent: what an app may do in one team, given when it was installed there. */
export interface TeamConsent {
  readonly clientId: string;
  readonly groupId: string;
  readonly permissions: readonly string[];
}

const collection = "team-consents";

export function teamConsents(state: StateStore) {
  return state.collection<TeamConsent>(collection);
}

/** The product is installed in every team. */
export function seedTeamConsents(state: StateStore, teams: readonly Team[]): void {
  const kept = teamConsents(state);
  for (const { groupId } of teams)
    kept.set(`${productClientId} ${groupId}`, {
      clientId: productClientId,
      groupId,
      permissions: ["TeamMember.Read.Group"],
    });
}
