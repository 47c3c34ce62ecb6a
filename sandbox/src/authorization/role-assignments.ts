import type { World } from "../world.ts";
import { reaches, scopeSegments, tidyScope } from "./scope.ts";

export type PrincipalType = "User" | "Group" | "ServicePrincipal";

export interface RoleAssignment {
  /** The GUID at the end of its id. */
  readonly name: string;
  readonly scope: string;
  readonly roleId: string;
  readonly principalId: string;
  readonly principalType: PrincipalType;
  readonly description?: string;
  readonly condition?: string;
  readonly conditionVersion?: string;
  readonly createdOn: string;
  readonly updatedOn: string;
  readonly createdBy: string;
  readonly updatedBy: string;
  /** Milliseconds since the epoch: Azure honours a change only minutes later (troubleshooting.md, "propagation"). */
  readonly inForceFrom: number;
}

/** One that was deleted and is still honoured for a while. */
interface Removed {
  readonly assignment: RoleAssignment;
  readonly inForceUntil: number;
}

const kept = (world: World) => world.state.collection<RoleAssignment>("role-assignments");
const removed = (world: World) => world.state.collection<Removed>("removed-role-assignments");

export function findRoleAssignment(world: World, name: string): RoleAssignment | undefined {
  return kept(world).get(name.toLowerCase());
}

export function allRoleAssignments(world: World): Iterable<RoleAssignment> {
  return kept(world).values();
}

export function countRoleAssignments(world: World): number {
  return [...allRoleAssignments(world)].length;
}

export function addRoleAssignment(
  world: World,
  assignment: Omit<RoleAssignment, "inForceFrom">,
  delay: number,
): RoleAssignment {
  const added: RoleAssignment = {
    ...assignment,
    name: assignment.name.toLowerCase(),
    scope: tidyScope(assignment.scope),
    roleId: assignment.roleId.toLowerCase(),
    principalId: assignment.principalId.toLowerCase(),
    inForceFrom: world.clock.now().getTime() + delay,
  };
  kept(world).set(added.name, added);
  return added;
}

export function updateRoleAssignment(world: World, assignment: RoleAssignment): void {
  kept(world).set(assignment.name, assignment);
}

export function removeRoleAssignment(world: World, assignment: RoleAssignment): void {
  const now = world.clock.now().getTime();
  for (const [key, gone] of [...removed(world).entries()]) {
    if (gone.inForceUntil <= now) removed(world).delete(key);
  }
  kept(world).delete(assignment.name);
  removed(world).set(assignment.name, {
    assignment,
    inForceUntil: now + world.settings.propagation,
  });
}

/** The assignments of these principals that are honoured at this moment at this scope, inherited ones too. */
export function assignmentsInForce(
  world: World,
  principals: ReadonlySet<string>,
  scope: string,
): readonly RoleAssignment[] {
  const now = world.clock.now().getTime();
  const target = scopeSegments(scope);
  const honoured = (assignment: RoleAssignment) =>
    principals.has(assignment.principalId) &&
    assignment.inForceFrom <= now &&
    reaches(scopeSegments(assignment.scope), target);
  const found: RoleAssignment[] = [];
  for (const assignment of kept(world).values()) if (honoured(assignment)) found.push(assignment);
  for (const gone of removed(world).values()) {
    if (gone.inForceUntil > now && honoured(gone.assignment)) found.push(gone.assignment);
  }
  return found;
}
