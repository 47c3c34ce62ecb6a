/**
 * What is asked of Log Analytics. Both tables are answered in the same columns: `AZKVAuditLogs` where a
 * vault's diagnostic setting is resource-specific, `AzureDiagnostics` where it is not, and a vault may
 * have been moved from one to the other.
 * https://learn.microsoft.com/azure/azure-monitor/reference/tables/azkvauditlogs
 * https://learn.microsoft.com/azure/key-vault/general/monitor-key-vault-reference
 */
export const logTables = ["AZKVAuditLogs", "AzureDiagnostics"] as const;
export type LogTable = (typeof logTables)[number];

export interface LogQuestion {
  /** When lines came to the workspace, not when they were written: what is late is found too. */
  readonly from: Date;
  readonly to: Date;
  readonly vaultResourceIds: readonly string[];
  /** Object id of the identity whose lists of metadata are our own sign of life. */
  readonly heartbeat: string;
  readonly limit: number;
}

const claim = "http://schemas.microsoft.com/identity/claims/objectidentifier";
const upnClaim = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn";

/** Where each table has it. A column that no line ever filled does not exist in `AzureDiagnostics`. */
const columns: Readonly<Record<LogTable, Readonly<Record<string, string>>>> = {
  AZKVAuditLogs: {
    Status: "HttpStatusCode",
    Uri: "RequestUri",
    Id: "Id",
    Address: "CallerIpAddress",
    Client: "ClientInfo",
    ObjectId: `tostring(Identity.claim["${claim}"])`,
    AppId: "tostring(Identity.claim.appid)",
    Name: `tostring(Identity.claim["${upnClaim}"])`,
    Assignment: "AppliedAssignmentId",
  },
  AzureDiagnostics: {
    Status: "toint(httpStatusCode_d)",
    Uri: "requestUri_s",
    Id: 'column_ifexists("id_s", "")',
    Address: "CallerIPAddress",
    Client: 'column_ifexists("clientInfo_s", "")',
    ObjectId:
      "coalesce(" +
      'column_ifexists("identity_claim_http_schemas_microsoft_com_identity_claims_objectidentifier_g", ""), ' +
      'column_ifexists("identity_claim_oid_g", ""))',
    AppId: 'column_ifexists("identity_claim_appid_g", "")',
    Name: 'column_ifexists("identity_claim_http_schemas_xmlsoap_org_ws_2005_05_identity_claims_upn_s", "")',
    Assignment: 'column_ifexists("appliedAssignmentId_s", "")',
  },
};

export const columnsOf = (table: LogTable): Readonly<Record<string, string>> => columns[table];

/** Reads of values that were answered with one, and our own sign of life, whatever it was answered with. */
export const logQuery = (table: LogTable, question: LogQuestion): string => {
  const { from, to, vaultResourceIds, heartbeat, limit } = question;
  const ids = vaultResourceIds.map((id) => `"${id.toLowerCase()}"`).join(", ");
  const named = Object.entries(columns[table]).map(([name, value]) => `${name} = ${value}`);
  return [
    table,
    "extend Arrived = ingestion_time()",
    `where Arrived between (datetime(${from.toISOString()}) .. datetime(${to.toISOString()}))`,
    'where OperationName in ("SecretGet", "SecretList")',
    `where _ResourceId in~ (${ids})`,
    `project TimeGenerated, Arrived, OperationName, _ResourceId, CorrelationId, ${named.join(", ")}`,
    `where (OperationName == "SecretGet" and Status == 200) or (OperationName == "SecretList" and ObjectId == "${heartbeat}")`,
    "order by Arrived asc",
    `take ${limit}`,
  ].join("\n| ");
};
