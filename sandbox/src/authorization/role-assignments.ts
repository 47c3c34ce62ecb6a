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
  /** Of one that a schedule made (PIM): there from then until then, in milliseconds since the epoch. */
  readonly startsAt?: number;
  readonly endsAt?: number;
}

/** One that was deleted and is still honoured for a while. */
interface Removed {
  readonly assignment: RoleAssignment;
  readonly inForceUntil: number;
}

const kept = (world: World) => world.state.collection<RoleAssignment>("role-assignments");
const removed = (world: World) => world.state.collection<Removed>("removed-role-assignments");

export function findRoleAssignment(world: World, name: string): RoleAssignment | undefined {
  const found = kept(world).get(name.toLowerCase());
  return found && isThere(world, found) ? found : undefined;
}

export function* allRoleAssignments(world: World): Iterable<RoleAssignment> {
  for (const one of kept(world).values()) if (isThere(world, one)) yield one;
}

/** Azure itself ends what has an end; what was not yet begun is not there either. */
function isThere(world: World, assignment: RoleAssignment): boolean {
  const now = world.clock.now().getTime();
  const { startsAt = now, endsAt } = assignment;
  if (endsAt !== undefined && endsAt <= now) {
    retire(world, assignment, endsAt);
    return false;
  }
  return startsAt <= now;
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
  retire(world, assignment, world.clock.now().getTime());
}

/** One that a schedule made, whether or not it has begun. */
export function cancelRoleAssignment(world: World, name: string): RoleAssignment | undefined {
  const found = kept(world).get(name);
  if (found) removeRoleAssignment(world, found);
  return found;
}

export function rescheduleRoleAssignment(world: World, name: string, endsAt: number): void {
  const found = kept(world).get(name);
  if (found) kept(world).set(name, { ...found, endsAt });
}

/** Gone since then, and honoured for as long after it as a change takes to settle. */
function retire(world: World, assignment: RoleAssignment, since: number): void {
  const now = world.clock.now().getTime();
  for (const [key, gone] of [...removed(world).entries()]) {
    if (gone.inForceUntil <= now) removed(world).delete(key);
  }
  kept(world).delete(assignment.name);
  removed(world).set(assignment.name, {
    assignment,
    inForceUntil: since + world.settings.propagation,
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
  for (const assignment of allRoleAssignments(world))
    if (honoured(assignment)) found.push(assignment);
  for (const gone of removed(world).values()) {
    if (gone.inForceUntil > now && honoured(gone.assignment)) found.push(gone.assignment);
  }
  return found;
}
