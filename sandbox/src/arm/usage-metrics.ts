import { countRoleAssignments } from "../authorization/role-assignments.ts";
import { demand, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { ArmRefusal } from "./arm-refusal.ts";
import { armSettings } from "./arm-settings.ts";

/** What the portal shows as "role assignments for this subscription" (role-assignments-list-portal.md). */
export function getUsageMetrics(call: ArmCall, scope: string): ArmReply {
  demand(call, "Microsoft.Authorization/roleAssignmentsUsageMetrics/read", scope);
  const limit = armSettings(call.world).roleAssignments;
  const current = countRoleAssignments(call.world);
  return ok({
    subscriptionId: call.segments[1],
    roleAssignmentsLimit: limit,
    roleAssignmentsCurrentCount: current,
    roleAssignmentsRemainingCount: Math.max(0, limit - current),
  });
}

/** AD/role-based-access-control/troubleshoot-limits.md; the status is believed. */
export function demandRoom(call: ArmCall): void {
  if (countRoleAssignments(call.world) < armSettings(call.world).roleAssignments) return;
  throw new ArmRefusal(
    400,
    "RoleAssignmentLimitExceeded",
    "The role assignment limit for the subscription has been exceeded. No more role assignments can be created.",
  );
}
