import type { RoleAssignment } from "../authorization/role-assignments.ts";
import type { World } from "../world.ts";
import type { ArmCall } from "./arm-call.ts";
import { armSettings } from "./arm-settings.ts";
import { assignmentId } from "./role-assignment-view.ts";
import { roleDefinitionId } from "./role-definitions.ts";

/** What was done to a role assignment, as the activity log keeps it; each is shown as two events. */
export interface Entry {
  readonly id: string;
  readonly at: string;
  /** From when the log has it. */
  readonly submitted: string;
  readonly operation: "write" | "delete";
  readonly status: 200 | 201;
  readonly correlationId: string;
  /** A person's name, or the object id of an application. */
  readonly caller: string;
  readonly callerId: string;
  readonly callerAppId: string;
  readonly scope: string;
  readonly resourceId: string;
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType: string;
}

const kept = (world: World) => world.state.collection<Entry>("activity-log");

export function activityEntries(world: World): Iterable<Entry> {
  return kept(world).values();
}

export function recordAssignment(
  { world, caller, correlationId }: ArmCall,
  operation: Entry["operation"],
  status: Entry["status"],
  assignment: RoleAssignment,
): void {
  const now = world.clock.now().getTime();
  const late = armSettings(world).activityLogDelay * 1000;
  const person = caller.kind === "user" ? world.directory.person(caller.objectId) : undefined;
  const id = world.newId();
  kept(world).set(id, {
    id,
    at: new Date(now).toISOString(),
    submitted: new Date(now + late).toISOString(),
    operation,
    status,
    correlationId,
    caller: person?.userPrincipalName ?? caller.objectId,
    callerId: caller.objectId,
    callerAppId: caller.appId,
    scope: assignment.scope,
    resourceId: assignmentId(assignment),
    roleDefinitionId: roleDefinitionId(assignment.scope, assignment.roleId),
    principalId: assignment.principalId,
    principalType: assignment.principalType,
  });
}
