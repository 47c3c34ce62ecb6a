import type { RoleAssignment } from "../authorization/role-assignments.ts";
import { roleDefinitionId } from "./role-definitions.ts";

const type = "Microsoft.Authorization/roleAssignments";

export function assignmentId(assignment: Pick<RoleAssignment, "scope" | "name">): string {
  const at = assignment.scope === "/" ? "" : assignment.scope;
  return `${at}/providers/${type}/${assignment.name}`;
}

export function assignmentView(assignment: RoleAssignment): unknown {
  return {
    properties: {
      roleDefinitionId: roleDefinitionId(assignment.scope, assignment.roleId),
      principalId: assignment.principalId,
      principalType: assignment.principalType,
      scope: assignment.scope,
      description: assignment.description ?? null,
      condition: assignment.condition ?? null,
      conditionVersion: assignment.conditionVersion ?? null,
      createdOn: assignment.createdOn,
      updatedOn: assignment.updatedOn,
      createdBy: assignment.createdBy,
      updatedBy: assignment.updatedBy,
      delegatedManagedIdentityResourceId: null,
    },
    id: assignmentId(assignment),
    type,
    name: assignment.name,
  };
}
