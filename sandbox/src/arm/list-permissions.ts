import { rolesHeld } from "../authorization/permissions.ts";
import { ok, type ArmCall, type ArmReply } from "./arm-call.ts";

/** About oneself, so believed to need no right: without any role the list is empty. */
export function listPermissions(call: ArmCall, scope: string): ArmReply {
  const value = rolesHeld(call.world, call.caller, scope).map(({ role, assignment }) => ({
    actions: role.actions,
    notActions: role.notActions,
    dataActions: role.dataActions,
    notDataActions: [],
    ...(assignment.condition === undefined
      ? {}
      : { condition: assignment.condition, conditionVersion: assignment.conditionVersion }),
  }));
  return ok({ value, nextLink: null });
}
