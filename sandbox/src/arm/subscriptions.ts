import { allRoleAssignments } from "../authorization/role-assignments.ts";
import { principalsOf } from "../authorization/permissions.ts";
import { reaches, scopeSegments } from "../authorization/scope.ts";
import { location, resourceGroup, subscriptionId, subscriptionName } from "../tenant.ts";
import { demand, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { resourceGroupNotFound, subscriptionNotFound } from "./arm-refusal.ts";

const id = `/subscriptions/${subscriptionId}`;

function view(tenantId: string): unknown {
  return {
    id,
    authorizationSource: "RoleBased",
    managedByTenants: [],
    subscriptionId,
    tenantId,
    displayName: subscriptionName,
    state: "Enabled",
    subscriptionPolicies: {
      locationPlacementId: "Public_2014-09-01",
      quotaId: "PayAsYouGo_2014-09-01",
      spendingLimit: "Off",
    },
  };
}

/** A subscription is listed for whoever holds any role at, above or below it. */
export function listSubscriptions(call: ArmCall): ArmReply {
  const mine = principalsOf(call.world, call.caller.objectId);
  const below = scopeSegments(id);
  const seen = [...allRoleAssignments(call.world)].some((assignment) => {
    const scope = scopeSegments(assignment.scope);
    return mine.has(assignment.principalId) && (reaches(below, scope) || reaches(scope, below));
  });
  const value = seen ? [view(call.world.directory.tenantId)] : [];
  return ok({ value, count: { type: "Total", value: value.length } });
}

export function demandSubscription(given: string): void {
  if (given.toLowerCase() !== subscriptionId) throw subscriptionNotFound(given);
}

export function demandResourceGroup(given: string): void {
  if (given.toLowerCase() !== resourceGroup) throw resourceGroupNotFound(given);
}

export function getSubscription(call: ArmCall): ArmReply {
  demand(call, "Microsoft.Resources/subscriptions/read", id);
  return ok(view(call.world.directory.tenantId));
}

const groupId = `${id}/resourceGroups/${resourceGroup}`;
const groupView = {
  id: groupId,
  name: resourceGroup,
  type: "Microsoft.Resources/resourceGroups",
  location,
  properties: { provisioningState: "Succeeded" },
};

export function getResourceGroup(call: ArmCall): ArmReply {
  demand(call, "Microsoft.Resources/subscriptions/resourceGroups/read", groupId);
  return ok(groupView);
}
