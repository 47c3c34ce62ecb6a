import type { Column } from "./kql/relation.ts";
import type { Type } from "./kql/value.ts";

const typed = (type: Type, ...names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, type }));

/** learn.microsoft.com/azure/azure-monitor/reference/tables/azkvauditlogs; what the sandbox never fills is null. */
export const auditColumns: readonly Column[] = [
  ...typed("datetime", "TimeGenerated"),
  ...typed("string", "OperationName", "OperationVersion", "ResultType", "ResultSignature"),
  ...typed("string", "ResultDescription", "CallerIpAddress", "CorrelationId", "ClientInfo", "Id"),
  ...typed("string", "RequestUri", "AppliedAssignmentId", "AddressAuthorizationType", "Algorithm"),
  ...typed("string", "Tlsversion", "TrustedService", "SubnetId", "HsmPoolResourceId"),
  ...typed("dynamic", "Identity", "Properties", "SecretProperties", "CertificateProperties"),
  ...typed("dynamic", "KeyProperties", "CertificatePolicyProperties", "VaultProperties"),
  ...typed("int", "HttpStatusCode", "DurationMs"),
  ...typed("bool", "IsAccessPolicyMatch", "IsAddressAuthorized", "IsRbacAuthorized"),
  ...typed("string", "TenantId", "SourceSystem", "Type", "_ResourceId", "_SubscriptionId"),
];

/** Those that every line has; what a category adds is there as soon as one line has brought it. */
export const diagnosticColumns: readonly Column[] = [
  ...typed("string", "TenantId"),
  ...typed("datetime", "TimeGenerated"),
  ...typed("string", "ResourceId", "Category", "ResourceGroup", "SubscriptionId", "Resource"),
  ...typed("string", "ResourceProvider", "ResourceType", "OperationName", "OperationVersion"),
  ...typed("string", "ResultType", "ResultSignature", "CorrelationId", "CallerIPAddress"),
  ...typed("long", "DurationMs"),
  ...typed("string", "SourceSystem", "Type", "_ResourceId"),
];
