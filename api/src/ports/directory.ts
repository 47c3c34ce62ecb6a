import type { Account, Memberships, People } from "../rules/memberships.ts";

/**
 * Who belongs to what, read by the service itself. What is older than a minute is read again; where
 * that fails there is no answer, since an old one could let somebody in who has left.
 * @throws ProblemError `upstream_unavailable`, `upstream_throttled`
 */
export interface Directory {
  /** With regard to these teams and groups only: those of which the rules speak. */
  membershipsOf(
    objectId: string,
    among: { readonly teams: readonly string[]; readonly groups: readonly string[] },
  ): Promise<Memberships>;
  ownersOf(teamId: string): Promise<People>;
  membersOf(teamId: string): Promise<People>;
  peopleOfGroup(groupId: string): Promise<People>;
  /** `undefined` where the tenant has nobody of this id. */
  person(objectId: string): Promise<Account | undefined>;
}
