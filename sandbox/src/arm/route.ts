import { routeAutomation } from "../automation/route-automation.ts";
import { tidyScope } from "../authorization/scope.ts";
import { demandApiVersion, type ArmCall, type ArmReply } from "./arm-call.ts";
import { ArmRefusal, noSuchPath } from "./arm-refusal.ts";
import { listEventSubscriptions } from "./event-subscriptions.ts";
import { readLogs } from "./log-workspace.ts";
import { listPermissions } from "./list-permissions.ts";
import { getRoleAssignment, listRoleAssignments } from "./read-role-assignments.ts";
import { listActivity } from "./read-activity-log.ts";
import { readSchedules } from "./read-schedules.ts";
import { getRoleDefinition, listRoleDefinitions } from "./role-definitions.ts";
import {
  demandResourceGroup,
  demandSubscription,
  getResourceGroup,
  getSubscription,
  listSubscriptions,
} from "./subscriptions.ts";
import { getVault, listResources, listVaultResources } from "./vaults.ts";
import { getUsageMetrics } from "./usage-metrics.ts";
import { putScheduleRequest } from "./write-schedule-requests.ts";
import { deleteRoleAssignment, putRoleAssignment } from "./write-role-assignments.ts";

const authorizationVersions = [
  "2022-04-01",
  "2022-05-01-preview",
  "2020-10-01-preview",
  "2020-08-01-preview",
  "2020-04-01-preview",
  "2018-09-01-preview",
  "2018-07-01",
  "2018-01-01-preview",
  "2015-07-01",
];

const metricsVersions = ["2019-08-01-preview"];

const scheduleVersions = ["2020-10-01", "2020-10-01-preview", "2022-04-01-preview"];

function versionsOf(type: string): readonly string[] {
  if (type.startsWith("roleassignmentschedule")) return scheduleVersions;
  return type === "roleassignmentsusagemetrics" ? metricsVersions : authorizationVersions;
}

/** `{scope}/providers/Microsoft.Authorization/{type}/{name}`: the scope itself may hold other providers. */
function authorizationRoute(call: ArmCall): ArmReply | undefined {
  const lower = call.segments.map((segment) => segment.toLowerCase());
  const at = lower.lastIndexOf("microsoft.authorization") - 1;
  if (at < 0 || lower[at] !== "providers") return undefined;
  const scope = tidyScope(call.segments.slice(0, at).join("/"));
  if (scope !== "/") demandSubscription(call.segments[1] ?? "");
  const type = lower[at + 2] ?? "";
  const name = call.segments[at + 3];
  demandApiVersion(call, call.segments[at + 2] ?? "", versionsOf(type));
  if (call.method === "PUT" && type === "roleassignmentschedulerequests" && name !== undefined)
    return putScheduleRequest(call, scope, name);
  const schedules = call.method === "GET" && readSchedules(call, scope, type, name);
  if (schedules) return schedules;
  if (name === undefined && call.method === "GET") {
    if (type === "roleassignments") return listRoleAssignments(call, scope);
    if (type === "roledefinitions") return listRoleDefinitions(call, scope);
    if (type === "permissions") return listPermissions(call, scope);
    if (type === "roleassignmentsusagemetrics") return getUsageMetrics(call, scope);
  }
  if (name === undefined) return undefined;
  if (type === "roledefinitions" && call.method === "GET")
    return getRoleDefinition(call, scope, name);
  if (type !== "roleassignments") return undefined;
  if (call.method === "PUT") return putRoleAssignment(call, scope, name);
  if (call.method === "DELETE") return deleteRoleAssignment(call, scope, name);
  return call.method === "GET" ? getRoleAssignment(call, scope, name) : undefined;
}

function resourceRoute(call: ArmCall): ArmReply | undefined {
  if (call.method !== "GET" || call.segments[0]?.toLowerCase() !== "subscriptions")
    return undefined;
  const [, subscription, ...rest] = call.segments;
  if (subscription === undefined) return listSubscriptions(call);
  demandSubscription(subscription);
  if (rest[0]?.toLowerCase() !== "resourcegroups" || rest[1] === undefined) {
    return below(call, undefined, rest) ?? (rest.length === 0 ? getSubscription(call) : undefined);
  }
  const found = below(call, rest[1], rest.slice(2));
  if (found) return found;
  if (rest.length > 2) return undefined;
  demandResourceGroup(rest[1]);
  return getResourceGroup(call);
}

function below(
  call: ArmCall,
  group: string | undefined,
  rest: readonly string[],
): ArmReply | undefined {
  const activity = "providers/microsoft.insights/eventtypes/management/values";
  if (group === undefined && rest.join("/").toLowerCase() === activity) return listActivity(call);
  const logs = group === undefined ? undefined : readLogs(call, group, rest);
  if (logs) return logs;
  const path = rest.slice(0, 3).join("/").toLowerCase();
  if (path === "resources") return listResources(call, group);
  if (path !== "providers/microsoft.keyvault/vaults") return undefined;
  const name = rest[3];
  if (name === undefined) return listVaultResources(call, group);
  const extension = rest.slice(4).join("/").toLowerCase();
  if (group !== undefined && extension === "providers/microsoft.eventgrid/eventsubscriptions")
    return listEventSubscriptions(call, group, name);
  return group !== undefined && rest.length === 4 ? getVault(call, group, name) : undefined;
}

export function route(call: ArmCall): ArmReply {
  if (!call.query.get("api-version")) {
    throw new ArmRefusal(
      400,
      "MissingApiVersionParameter",
      "The api-version query parameter (?api-version=) is required for all requests.",
    );
  }
  const reply = authorizationRoute(call) ?? routeAutomation(call) ?? resourceRoute(call);
  if (!reply) throw noSuchPath();
  return reply;
}
