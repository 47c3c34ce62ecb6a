import { vaultResourceId, vaultUri, type AccessPolicy, type Vault } from "../key-vault/vault.ts";
import { listVaults } from "../key-vault/vault-store.ts";
import { allowed, demand, demandApiVersion, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { vaultNotFound } from "./arm-refusal.ts";

const type = "Microsoft.KeyVault/vaults";
const read = `${type}/read`;
/** All of one shape for what is served here. */
const apiVersions = [
  "2026-02-01",
  "2025-05-01",
  "2024-11-01",
  "2023-07-01",
  "2023-02-01",
  "2022-11-01",
  "2022-07-01",
  "2021-10-01",
  "2019-09-01",
  "2018-02-14",
  "2016-10-01",
  "2015-06-01",
];

function policyView({ tenantId, objectId, permissions }: AccessPolicy): unknown {
  return { tenantId, objectId, permissions: { ...permissions, storage: [] } };
}

function resourceView(vault: Vault): Record<string, unknown> {
  return {
    id: vaultResourceId(vault),
    name: vault.name,
    type,
    location: vault.location,
    tags: vault.tags,
  };
}

function vaultView(vault: Vault): unknown {
  return {
    ...resourceView(vault),
    systemData: { createdAt: vault.createdAt, lastModifiedAt: vault.createdAt },
    properties: {
      sku: { family: "A", name: "standard" },
      tenantId: vault.tenantId,
      accessPolicies: vault.accessPolicies.map(policyView),
      enabledForDeployment: false,
      enabledForDiskEncryption: false,
      enabledForTemplateDeployment: false,
      enableSoftDelete: true,
      softDeleteRetentionInDays: vault.softDeleteRetentionInDays,
      enableRbacAuthorization: vault.enableRbacAuthorization,
      vaultUri: vaultUri(vault),
      provisioningState: "Succeeded",
      publicNetworkAccess: vault.publicNetworkAccess ?? "Enabled",
    },
  };
}

/** Believed: a list holds what the caller may read, and is empty rather than refused. */
function readable(call: ArmCall, group: string | undefined): readonly Vault[] {
  return listVaults(call.world).filter(
    (vault) =>
      (group === undefined || vault.resourceGroup.toLowerCase() === group.toLowerCase()) &&
      allowed(call, read, vaultResourceId(vault)),
  );
}

export function listVaultResources(call: ArmCall, group: string | undefined): ArmReply {
  demandApiVersion(call, "vaults", apiVersions);
  return ok({ value: readable(call, group).map(vaultView) });
}

/** `/resources` knows vaults only; a filter for another type finds none. */
export function listResources(call: ArmCall, group: string | undefined): ArmReply {
  const wanted = /resourceType eq '([^']*)'/i.exec(call.query.get("$filter") ?? "")?.[1];
  const none = wanted !== undefined && wanted.toLowerCase() !== type.toLowerCase();
  return ok({ value: none ? [] : readable(call, group).map(resourceView) });
}

export function getVault(call: ArmCall, group: string, name: string): ArmReply {
  demandApiVersion(call, "vaults", apiVersions);
  demand(call, read, `/${call.segments.join("/")}`);
  const vault = listVaults(call.world).find(
    (one) =>
      one.name.toLowerCase() === name.toLowerCase() &&
      one.resourceGroup.toLowerCase() === group.toLowerCase(),
  );
  if (!vault) throw vaultNotFound(name, group);
  return ok(vaultView(vault));
}
