import { z } from "zod";
import { parseCondition } from "../authorization/condition.ts";
import {
  addRoleAssignment,
  allRoleAssignments,
  findRoleAssignment,
  removeRoleAssignment,
  updateRoleAssignment,
  type PrincipalType,
  type RoleAssignment,
} from "../authorization/role-assignments.ts";
import { roleDefinition } from "../authorization/role-definitions.ts";
import { recordAssignment } from "./activity-log.ts";
import { demand, demandWithoutConditions, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { ArmRefusal, invalidContent } from "./arm-refusal.ts";
import { guid } from "./guid.ts";
import { assignmentAt } from "./read-role-assignments.ts";
import { assignmentView } from "./role-assignment-view.ts";
import { demandRoom } from "./usage-metrics.ts";

/** Limits: AD/role-based-access-control/troubleshoot-limits.md. */
const body = z.object({
  properties: z.object({
    roleDefinitionId: z.string(),
    principalId: z.string(),
    principalType: z.string().nullish(),
    description: z.string().max(2048).nullish(),
    condition: z
      .string()
      .max(8 * 1024)
      .nullish(),
    conditionVersion: z.string().nullish(),
  }),
});

type Wanted = Pick<
  RoleAssignment,
  | "name"
  | "scope"
  | "roleId"
  | "principalId"
  | "principalType"
  | "description"
  | "condition"
  | "conditionVersion"
>;

function parseBody(call: ArmCall): z.infer<typeof body>["properties"] {
  const parsed = body.safeParse(call.body);
  if (parsed.success) return parsed.data.properties;
  throw invalidContent(
    `The request content was invalid: ${parsed.error.issues[0]?.path.join(".") ?? ""}`,
  );
}

/** Azure knows one exception: with `principalType` set it tolerates a principal that is still replicating; here it does not. */
export function demandPrincipal(
  call: ArmCall,
  id: string,
  claimed: string | null | undefined,
): PrincipalType {
  const type = call.world.directory.principalType(id.toLowerCase());
  if (!type) {
    throw new ArmRefusal(
      400,
      "PrincipalNotFound",
      `Principal ${id.replaceAll("-", "")} does not exist in the directory ${call.world.directory.tenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
    );
  }
  if (claimed && claimed.toLowerCase() !== type.toLowerCase()) {
    throw new ArmRefusal(
      400,
      "UnmatchedPrincipalType",
      `The PrincipalId '${id.replaceAll("-", "")}' has type '${type}' , which is different from specified PrinciaplType '${claimed}'.`,
    );
  }
  return type;
}

export function demandRole(id: string): string {
  const name = id.split("/").at(-1) ?? "";
  const role = roleDefinition(name);
  if (role) return role.id;
  throw new ArmRefusal(
    400,
    "RoleDefinitionDoesNotExist",
    `The specified role definition with ID '${name.replaceAll("-", "")}' does not exist.`,
  );
}

function demandCondition(condition: string | undefined, version: string | undefined): void {
  if (condition === undefined) return;
  if (version !== "2.0" || !parseCondition(condition)) {
    throw new ArmRefusal(
      400,
      "InvalidConditionFormat",
      "The condition of the role assignment is not valid, or its version is not 2.0.",
    );
  }
}

function wanted(call: ArmCall, scope: string, name: string): Wanted {
  if (!guid.test(name)) {
    throw new ArmRefusal(
      400,
      "InvalidRoleAssignmentId",
      `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
    );
  }
  const { roleDefinitionId, principalId, principalType, description, condition, conditionVersion } =
    parseBody(call);
  demandCondition(condition ?? undefined, conditionVersion ?? undefined);
  return {
    name: name.toLowerCase(),
    scope,
    roleId: demandRole(roleDefinitionId),
    principalId: principalId.toLowerCase(),
    principalType: demandPrincipal(call, principalId, principalType),
    ...(description == null ? {} : { description }),
    ...(condition == null ? {} : { condition, conditionVersion: conditionVersion ?? "2.0" }),
  };
}

const attributesOf = (source: "request" | "resource", one: Wanted) => ({
  [`${source}[microsoft.authorization/roleassignments:roledefinitionid]`]: one.roleId,
  [`${source}[microsoft.authorization/roleassignments:principalid]`]: one.principalId,
  [`${source}[microsoft.authorization/roleassignments:principaltype]`]: one.principalType,
});

const sameTriple = (a: Wanted, b: Wanted) =>
  a.scope.toLowerCase() === b.scope.toLowerCase() &&
  a.roleId === b.roleId &&
  a.principalId === b.principalId;

/** Same triple again: 409 under any name. Under its own name description and condition may change (believed). */
function demandNoConflict(call: ArmCall, asked: Wanted): RoleAssignment | undefined {
  const own = findRoleAssignment(call.world, asked.name);
  if (own && !sameTriple(own, asked)) {
    throw new ArmRefusal(
      400,
      "RoleAssignmentUpdateNotPermitted",
      "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.",
    );
  }
  const twin = [...allRoleAssignments(call.world)].find((one) => sameTriple(one, asked));
  const changes =
    own && (own.description !== asked.description || own.condition !== asked.condition);
  if (twin && !changes) {
    throw new ArmRefusal(
      409,
      "RoleAssignmentExists",
      `The role assignment already exists. The ID of the existing role assignment is ${twin.name.replaceAll("-", "")}.`,
    );
  }
  return own;
}

export function putRoleAssignment(call: ArmCall, scope: string, name: string): ArmReply {
  const asked = wanted(call, scope, name);
  demand(
    call,
    "Microsoft.Authorization/roleAssignments/write",
    scope,
    attributesOf("request", asked),
  );
  const before = demandNoConflict(call, asked);
  const now = call.world.clock.now().toISOString();
  const by = call.caller.objectId;
  if (before) {
    const { createdOn, createdBy, inForceFrom, startsAt, endsAt } = before;
    const updated = {
      ...asked,
      createdOn,
      createdBy,
      inForceFrom,
      ...(startsAt !== undefined && { startsAt }),
      ...(endsAt !== undefined && { endsAt }),
      updatedOn: now,
      updatedBy: by,
    };
    updateRoleAssignment(call.world, updated);
    recordAssignment(call, "write", 200, updated);
    return ok(assignmentView(updated));
  }
  demandRoom(call);
  const made = { ...asked, createdOn: now, updatedOn: now, createdBy: by, updatedBy: by };
  const added = addRoleAssignment(call.world, made, call.world.settings.propagation);
  recordAssignment(call, "write", 201, added);
  return { status: 201, body: assignmentView(added) };
}

export function deleteRoleAssignment(call: ArmCall, scope: string, name: string): ArmReply {
  const found = assignmentAt(call, scope, name);
  const action = "Microsoft.Authorization/roleAssignments/delete";
  if (!found) {
    demandWithoutConditions(call, action, scope);
    return { status: 204 };
  }
  demand(call, action, scope, attributesOf("resource", found));
  removeRoleAssignment(call.world, found);
  recordAssignment(call, "delete", 200, found);
  return ok(assignmentView(found));
}
