/**
 * People by where they stand, as a rule names them: `Team::ID::owners`, `Team::ID::members` or
 * `Group::ID`, with the id of the group.
 */
export type ApproverSet = string;

export interface Circle {
  readonly of: "owners" | "members" | "group";
  readonly groupId: string;
}

const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const team = new RegExp(`^Team::(${guid})::(owners|members)$`);
const group = new RegExp(`^Group::(${guid})$`);

export const circleOf = (set: ApproverSet): Circle | undefined => {
  const [, teamId, relation] = team.exec(set) ?? [];
  if (teamId && relation) {
    return { of: relation === "owners" ? "owners" : "members", groupId: teamId };
  }
  const [, groupId] = group.exec(set) ?? [];
  return groupId ? { of: "group", groupId } : undefined;
};
