import type { RoleDefinition } from "../authorization/role-definition.ts";
import { roleDefinition, roleDefinitions } from "../authorization/role-definitions.ts";
import { demand, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { ArmRefusal } from "./arm-refusal.ts";
import { guid } from "./guid.ts";

const read = "Microsoft.Authorization/roleDefinitions/read";

export function roleDefinitionId(scope: string, id: string): string {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? "";
  return `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
}

function view(scope: string, role: RoleDefinition): unknown {
  return {
    id: roleDefinitionId(scope, role.id),
    name: role.id,
    type: "Microsoft.Authorization/roleDefinitions",
    properties: {
      roleName: role.name,
      type: role.assignableScopes ? "CustomRole" : "BuiltInRole",
      description: role.description,
      assignableScopes: role.assignableScopes ?? ["/"],
      permissions: [
        {
          actions: role.actions,
          notActions: role.notActions,
          dataActions: role.dataActions,
          notDataActions: [],
          ...(role.condition === undefined
            ? {}
            : { condition: role.condition, conditionVersion: "2.0" }),
        },
      ],
    },
  };
}

function chosen(filter: string | null): readonly RoleDefinition[] {
  const name = /roleName eq '([^']*)'/i.exec(filter ?? "")?.[1];
  const type = /type eq '(CustomRole|BuiltInRole)'/i.exec(filter ?? "")?.[1]?.toLowerCase();
  return roleDefinitions.filter(
    (role) =>
      (name === undefined || role.name.toLowerCase() === name.toLowerCase()) &&
      (type === undefined || (type === "customrole") === (role.assignableScopes !== undefined)),
  );
}

/** Built-in roles belong to nobody: at the root anyone of the tenant reads them (believed). */
function demandRead(call: ArmCall, scope: string): void {
  if (scope !== "/") demand(call, read, scope);
}

export function listRoleDefinitions(call: ArmCall, scope: string): ArmReply {
  demandRead(call, scope);
  return ok({ value: chosen(call.query.get("$filter")).map((role) => view(scope, role)) });
}

export function getRoleDefinition(call: ArmCall, scope: string, id: string): ArmReply {
  if (!guid.test(id)) {
    throw new ArmRefusal(
      400,
      "InvalidRoleDefinitionId",
      `The role definition ID '${id}' is not valid.`,
    );
  }
  demandRead(call, scope);
  const role = roleDefinition(id);
  if (!role) {
    throw new ArmRefusal(
      404,
      "RoleDefinitionDoesNotExist",
      `The specified role definition with ID '${id}' does not exist.`,
    );
  }
  return ok(view(scope, role));
}
