import type { Caller, World } from "../world.ts";
import { actionMatches } from "./action-pattern.ts";
import { conditionHolds } from "./condition.ts";
import { assignmentsInForce, type RoleAssignment } from "./role-assignments.ts";
import type { RoleDefinition } from "./role-definition.ts";
import { roleDefinition } from "./role-definitions.ts";

export interface HeldRole {
  readonly assignment: RoleAssignment;
  readonly role: RoleDefinition;
}

export type Plane = "control" | "data";

/** Oneself and one's groups: an assignment to a group counts for its members. */
export function principalsOf(world: World, objectId: string): ReadonlySet<string> {
  return new Set([objectId, ...world.directory.groupsOf(objectId)].map((id) => id.toLowerCase()));
}

export function rolesHeld(
  world: World,
  caller: Pick<Caller, "objectId">,
  scope: string,
): readonly HeldRole[] {
  return assignmentsInForce(world, principalsOf(world, caller.objectId), scope).flatMap(
    (assignment) => {
      const role = roleDefinition(assignment.roleId);
      return role ? [{ assignment, role }] : [];
    },
  );
}

/** `notActions` narrows its own role only: another role may still give what one withholds. */
export function roleAllows(role: RoleDefinition, plane: Plane, action: string): boolean {
  if (plane === "data") return role.dataActions.some((pattern) => actionMatches(pattern, action));
  return (
    role.actions.some((pattern) => actionMatches(pattern, action)) &&
    !role.notActions.some((pattern) => actionMatches(pattern, action))
  );
}

/** What a condition may look at; keys in lower case. */
export type Attributes = Readonly<Record<string, string>>;

/** Every held role that allows the action under its conditions; empty means refused. */
export function rolesAllowing(
  world: World,
  caller: Pick<Caller, "objectId">,
  plane: Plane,
  action: string,
  scope: string,
  attributes: Attributes = {},
): readonly HeldRole[] {
  const facts = { action, attributes };
  return rolesHeld(world, caller, scope).filter(
    ({ role, assignment }) =>
      roleAllows(role, plane, action) &&
      conditionHolds(role.condition, facts) &&
      conditionHolds(assignment.condition, facts),
  );
}
