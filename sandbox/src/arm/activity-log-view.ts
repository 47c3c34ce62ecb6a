import { tenantId } from "../tenant.ts";
import type { Entry } from "./activity-log.ts";

const named = (value: string, localizedValue = value) => ({ value, localizedValue });
const claimBase = "http://schemas.microsoft.com";

/** A call is two events: it began, and it ended (activity-log-schema.md, change-history-report.md). */
export function eventsOf(entry: Entry): readonly unknown[] {
  const asked = {
    Id: entry.resourceId.split("/").at(-1),
    Properties: {
      PrincipalId: entry.principalId,
      PrincipalType: entry.principalType,
      RoleDefinitionId: entry.roleDefinitionId,
      Scope: entry.scope,
    },
  };
  const name = entry.status === 201 ? "Created" : "OK";
  return [
    {
      ...common(entry, "EndRequest", "End request"),
      status: named("Succeeded"),
      subStatus: named(name, `${name} (HTTP Status Code: ${entry.status})`),
      properties: {
        statusCode: name,
        serviceRequestId: entry.id,
        responseBody: JSON.stringify({ properties: lowerFirst(asked.Properties) }),
        entity: entry.resourceId,
      },
    },
    {
      ...common(entry, "BeginRequest", "Begin request"),
      status: named("Started"),
      subStatus: named("", ""),
      properties: {
        entity: entry.resourceId,
        ...(entry.operation === "write" && { requestbody: JSON.stringify(asked) }),
      },
    },
  ];
}

function lowerFirst(properties: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      value,
    ]),
  );
}

function common(entry: Entry, eventName: string, localizedName: string): object {
  const [, , subscriptionId, , resourceGroup] = entry.resourceId.split("/");
  const group = /^\/subscriptions\/[^/]+\/resourcegroups\//i.test(entry.resourceId);
  const action = `Microsoft.Authorization/roleAssignments/${entry.operation}`;
  const ticks = Date.parse(entry.at) * 10_000 + 621_355_968_000_000_000;
  const dataId = `${entry.id.slice(0, -1)}${eventName === "EndRequest" ? "e" : "b"}`;
  return {
    authorization: { action, scope: entry.resourceId },
    caller: entry.caller,
    channels: "Operation",
    claims: {
      aud: "https://management.core.windows.net/",
      appid: entry.callerAppId,
      [`${claimBase}/identity/claims/objectidentifier`]: entry.callerId,
      [`${claimBase}/identity/claims/tenantid`]: tenantId,
    },
    category: named("Administrative"),
    correlationId: entry.correlationId,
    description: "",
    eventDataId: dataId,
    eventName: named(eventName, localizedName),
    eventTimestamp: entry.at,
    id: `${entry.resourceId}/events/${dataId}/ticks/${ticks}`,
    level: "Informational",
    operationId: entry.correlationId,
    operationName: named(
      action,
      entry.operation === "write" ? "Create role assignment" : "Delete role assignment",
    ),
    resourceGroupName: group ? resourceGroup : "",
    resourceId: entry.resourceId,
    resourceProviderName: named("Microsoft.Authorization"),
    resourceType: named("Microsoft.Authorization/roleAssignments"),
    submissionTimestamp: entry.submitted,
    subscriptionId,
    tenantId,
  };
}
