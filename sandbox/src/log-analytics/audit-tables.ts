import type { AuditEvent } from "../key-vault/audit-event.ts";
import { vaultResourceId } from "../key-vault/vault.ts";
import { listVaults } from "../key-vault/vault-store.ts";
import { logWorkspace, resourceGroup, subscriptionId } from "../tenant.ts";
import type { World } from "../world.ts";
import { auditColumns, diagnosticColumns } from "./audit-columns.ts";
import { logTables, type LogTable } from "./diagnostic-settings.ts";
import type { Column, Relation } from "./kql/relation.ts";
import { Dynamic, type Value } from "./kql/value.ts";
import { linesIn, type LogLine } from "./log-lines.ts";
import type { Range } from "./timespan.ts";

const objectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
const upn = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn";

type Cells = Readonly<Record<string, Value>>;

/** By the name of the vault; `_ResourceId` is in lower case. A vault that is gone has left its lines behind. */
function resourceIds(world: World): (vault: string) => string {
  const known = new Map(
    listVaults(world).map((vault) => [vault.name, vaultResourceId(vault).toLowerCase()]),
  );
  return (vault) => known.get(vault) ?? vault;
}

function common(event: AuditEvent, resourceId: string, table: LogTable): Cells {
  return {
    TimeGenerated: new Date(event.time),
    OperationName: event.operationName,
    OperationVersion: /[?&]api(?:-|%2D)version=([^&]*)/i.exec(event.requestUri)?.[1] ?? "",
    ResultType: event.resultType,
    ResultSignature: event.resultSignature,
    CorrelationId: event.correlationId,
    DurationMs: event.durationMs,
    TenantId: logWorkspace.customerId,
    SourceSystem: "Azure",
    Type: table,
    _ResourceId: resourceId,
  };
}

/** The claims as the raw entry has them (KV/general/logging.md): the person and the app that acted for them. */
function identityOf({ oid, upn: name, appid }: AuditEvent): Dynamic | null {
  if (oid === undefined) return null;
  return new Dynamic({
    claim: { [objectId]: oid, ...(name === undefined ? {} : { [upn]: name }), appid },
  });
}

function auditRow(event: AuditEvent, resourceId: string): Cells {
  return {
    ...common(event, resourceId, "AZKVAuditLogs"),
    CallerIpAddress: event.callerIpAddress,
    ClientInfo: event.clientInfo ?? "",
    Id: event.id ?? "",
    RequestUri: event.requestUri,
    AppliedAssignmentId: event.assignmentId ?? "",
    Identity: identityOf(event),
    HttpStatusCode: event.httpStatusCode,
    IsAddressAuthorized: true,
    IsRbacAuthorized: event.assignmentId !== undefined,
    _SubscriptionId: subscriptionId,
  };
}

/** Believed: an app's own object id stands in a column of its own, which some workspaces have. */
function diagnosticRow(event: AuditEvent, resourceId: string): Cells {
  const { oid, appid, callerKind } = event;
  const whose =
    callerKind === "app"
      ? "identity_claim_oid_g"
      : "identity_claim_http_schemas_microsoft_com_identity_claims_objectidentifier_g";
  const found = {
    [whose]: oid,
    identity_claim_appid_g: appid,
    identity_claim_http_schemas_xmlsoap_org_ws_2005_05_identity_claims_upn_s: event.upn,
    clientInfo_s: event.clientInfo,
    id_s: event.id,
    requestUri_s: event.requestUri,
    appliedAssignmentId_s: event.assignmentId,
    httpStatusCode_d: event.httpStatusCode,
  };
  return {
    ...common(event, resourceId, "AzureDiagnostics"),
    ResourceId: resourceId.toUpperCase(),
    Category: "AuditEvent",
    ResourceGroup: resourceGroup.toUpperCase(),
    SubscriptionId: subscriptionId,
    Resource: event.vault.toUpperCase(),
    ResourceProvider: "MICROSOFT.KEYVAULT",
    ResourceType: "VAULTS",
    CallerIPAddress: event.callerIpAddress,
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
  };
}

/** Whichever lines a query sees: a column that one line has brought stays. */
function brought(lines: readonly LogLine[]): readonly Column[] {
  const known = new Set(diagnosticColumns.map(({ name }) => name));
  const added = new Set<string>();
  for (const { event } of lines)
    for (const name of Object.keys(diagnosticRow(event, ""))) added.add(name);
  return [...added]
    .filter((name) => !known.has(name))
    .map((name) => ({ name, type: name.endsWith("_d") ? "real" : "string" }));
}

/**
 * A table of the workspace with what has arrived in it by now and was written within the range, in the order of arrival.
 * One into which nothing ever came is not there (believed; for AzureDiagnostics many have asked why).
 */
export function auditTable(world: World, name: string, range?: Range): Relation | undefined {
  const table = logTables.find((one) => one === name);
  if (!table) return undefined;
  const all = linesIn(world, table);
  if (all.length === 0) return undefined;
  const rowOf = table === "AZKVAuditLogs" ? auditRow : diagnosticRow;
  const idOf = resourceIds(world);
  const rows = within(all, range).map(({ event, arrivesAt = 0 }) => ({
    cells: rowOf(event, idOf(event.vault)),
    ingestedAt: new Date(arrivesAt),
  }));
  rows.sort((one, other) => one.ingestedAt.getTime() - other.ingestedAt.getTime());
  if (table === "AZKVAuditLogs") return { columns: auditColumns, rows };
  return { columns: [...diagnosticColumns, ...brought(all)], rows };
}

function within(lines: readonly LogLine[], range?: Range): readonly LogLine[] {
  if (!range) return lines;
  const [from, to] = range;
  return lines.filter(({ event }) => {
    const at = Date.parse(event.time);
    return at >= from && at <= to;
  });
}
