import * as z from "zod/mini";
import type { Member } from "../rules/memberships.ts";
import { GraphRefusal, type GraphCalls } from "./graph-calls.ts";
import { readPages } from "./read-pages.ts";

export interface TeamPeople {
  readonly owners: readonly Member[];
  readonly members: readonly Member[];
}

const nobody: TeamPeople = { owners: [], members: [] };

/** https://learn.microsoft.com/graph/api/resources/aaduserconversationmember */
const TeamMember = z.object({
  userId: z.nullish(z.string()),
  displayName: z.nullish(z.string()),
  roles: z._default(z.array(z.string()), []),
});

/** https://learn.microsoft.com/graph/api/group-list-members; a group may hold more than people. */
const GroupMember = z.object({
  "@odata.type": z.optional(z.string()),
  id: z.string(),
  displayName: z.nullish(z.string()),
  userType: z.nullish(z.string()),
});

const size = "$top=999";
const chosen = "$select=id,displayName,userType";

/**
 * `TeamMember.Read.Group` comes with the app in a team. Where it is not installed, the group behind
 * the team says the same, to whom `GroupMember.Read.All` was granted.
 */
export const readTeam = async (call: GraphCalls, groupId: string): Promise<TeamPeople> => {
  try {
    const read = await readPages(call, `teams/${groupId}/members?${size}`, TeamMember);
    const people = read.flatMap(({ userId, displayName, roles }) =>
      userId ? [{ objectId: userId.toLowerCase(), name: displayName ?? userId, roles }] : [],
    );
    const member = ({ objectId, name, roles }: (typeof people)[number]): Member => ({
      objectId,
      name,
      guest: roles.includes("guest"),
    });
    return {
      owners: people.filter(({ roles }) => roles.includes("owner")).map(member),
      members: people.map(member),
    };
  } catch (refusal) {
    if (!(refusal instanceof GraphRefusal)) throw refusal;
    return refusal.status === 404 ? nobody : readGroupOfTeam(call, groupId);
  }
};

const readGroupOfTeam = async (call: GraphCalls, groupId: string): Promise<TeamPeople> => {
  const [owners, members] = await Promise.all([
    readGroup(call, groupId, "owners"),
    readGroup(call, groupId, "members"),
  ]);
  return { owners, members };
};

/** Groups inside count with their people for `transitiveMembers`. */
export const readGroup = async (
  call: GraphCalls,
  groupId: string,
  relation: "owners" | "members" | "transitiveMembers",
): Promise<readonly Member[]> => {
  const read = await readPages(
    call,
    `groups/${groupId}/${relation}?${chosen}&${size}`,
    GroupMember,
  );
  return read
    .filter((one) => (one["@odata.type"] ?? "#microsoft.graph.user") === "#microsoft.graph.user")
    .map(({ id, displayName, userType }) => ({
      objectId: id.toLowerCase(),
      name: displayName ?? id,
      // Who may not be read is not trusted to be a member.
      guest: userType !== "Member",
    }));
};
