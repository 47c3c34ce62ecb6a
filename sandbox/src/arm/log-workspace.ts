import {
  diagnosticSettingOf,
  type DiagnosticSetting,
} from "../log-analytics/diagnostic-settings.ts";
import { findVault } from "../key-vault/vault-store.ts";
import { vaultResourceId, type Vault } from "../key-vault/vault.ts";
import { location, logWorkspace } from "../tenant.ts";
import { demand, demandApiVersion, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { ArmRefusal, vaultNotFound } from "./arm-refusal.ts";

const settingVersions = ["2021-05-01-preview", "2017-05-01-preview", "2016-09-01"];
const workspaceVersions = ["2025-02-01", "2023-09-01", "2022-10-01", "2021-06-01", "2020-08-01"];

/** `Dedicated` is a table of its own; absent, the lines go to AzureDiagnostics (Microsoft.Insights, diagnosticSettings). */
function settingView(vault: Vault, { name, table }: DiagnosticSetting): unknown {
  return {
    id: `${vaultResourceId(vault)}/providers/microsoft.insights/diagnosticSettings/${name}`,
    type: "Microsoft.Insights/diagnosticSettings",
    name,
    properties: {
      workspaceId: logWorkspace.resourceId,
      logAnalyticsDestinationType: table === "AZKVAuditLogs" ? "Dedicated" : null,
      logs: [{ category: "AuditEvent", categoryGroup: null, enabled: true }],
      metrics: [],
    },
  };
}

function readSettings(call: ArmCall, group: string, vaultName: string, name?: string): ArmReply {
  demandApiVersion(call, "diagnosticSettings", settingVersions);
  const scope = `/${call.segments.slice(0, 8).join("/")}`;
  demand(call, "Microsoft.Insights/diagnosticSettings/read", scope);
  const vault = findVault(call.world, vaultName);
  if (!vault) throw vaultNotFound(vaultName, group);
  const setting = diagnosticSettingOf(call.world, vault.name);
  if (name === undefined) return ok({ value: setting ? [settingView(vault, setting)] : [] });
  if (setting?.name === name) return ok(settingView(vault, setting));
  throw new ArmRefusal(
    404,
    "ResourceNotFound",
    `The diagnostic setting '${name}' doesn't exist for resource '${scope}'.`,
  );
}

function readWorkspace(call: ArmCall, name: string): ArmReply {
  demandApiVersion(call, "workspaces", workspaceVersions);
  demand(call, "Microsoft.OperationalInsights/workspaces/read", `/${call.segments.join("/")}`);
  if (name.toLowerCase() !== logWorkspace.name) {
    throw new ArmRefusal(
      404,
      "ResourceNotFound",
      `The Resource 'Microsoft.OperationalInsights/workspaces/${name}' was not found.`,
    );
  }
  return ok({
    id: logWorkspace.resourceId,
    name: logWorkspace.name,
    type: "Microsoft.OperationalInsights/workspaces",
    location,
    properties: {
      customerId: logWorkspace.customerId,
      provisioningState: "Succeeded",
      sku: { name: "PerGB2018" },
      retentionInDays: 30,
    },
  });
}

/** Below a resource group: the workspace, and where a vault logs to. */
export function readLogs(
  call: ArmCall,
  group: string,
  rest: readonly string[],
): ArmReply | undefined {
  const [, provider = "", type = "", name, ...below] = rest;
  const kind = `${provider}/${type}`.toLowerCase();
  if (name === undefined) return undefined;
  if (kind === "microsoft.operationalinsights/workspaces" && below.length === 0)
    return readWorkspace(call, name);
  const settings = below.slice(0, 3).join("/").toLowerCase();
  if (kind !== "microsoft.keyvault/vaults" || below.length > 4) return undefined;
  return settings === "providers/microsoft.insights/diagnosticsettings"
    ? readSettings(call, group, name, below[3])
    : undefined;
}
