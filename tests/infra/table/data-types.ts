import { anything, type ResourceTypes } from "./shape.ts";

const postgres = "2024-08-01";
const storage = "2024-01-01";

export const dataTypes: ResourceTypes = {
  "Microsoft.DBforPostgreSQL/flexibleServers": {
    version: postgres,
    shape: {
      "name!": anything,
      "location!": anything,
      "sku!": { "name!": anything, "tier!": anything },
      "properties!": {
        "version!": anything,
        createMode: anything,
        "authConfig!": {
          "activeDirectoryAuth!": anything,
          "passwordAuth!": anything,
          "tenantId!": anything,
        },
        "storage!": { "storageSizeGB!": anything, autoGrow: anything },
        "backup!": { "backupRetentionDays!": anything, "geoRedundantBackup!": anything },
        "highAvailability!": { "mode!": anything },
        "network!": { "publicNetworkAccess!": anything },
      },
    },
    must: {
      "properties.authConfig.activeDirectoryAuth": "Enabled",
      "properties.authConfig.passwordAuth": "Disabled",
    },
  },
  "Microsoft.DBforPostgreSQL/flexibleServers/administrators": {
    version: postgres,
    shape: {
      "parent!": anything,
      "name!": anything,
      "properties!": {
        "principalName!": anything,
        "principalType!": anything,
        "tenantId!": anything,
      },
    },
  },
  "Microsoft.DBforPostgreSQL/flexibleServers/databases": {
    version: postgres,
    shape: {
      "parent!": anything,
      "name!": anything,
      "properties!": { charset: anything, collation: anything },
    },
  },
  "Microsoft.DBforPostgreSQL/flexibleServers/configurations": {
    version: postgres,
    shape: {
      "parent!": anything,
      "name!": anything,
      "properties!": { "value!": anything, "source!": anything },
    },
    must: { name: "require_secure_transport", "properties.value": "ON" },
  },
  "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules": {
    version: postgres,
    shape: {
      "parent!": anything,
      "name!": anything,
      "properties!": { "startIpAddress!": anything, "endIpAddress!": anything },
    },
    must: { "properties.startIpAddress": "0.0.0.0", "properties.endIpAddress": "0.0.0.0" },
  },
  "Microsoft.KeyVault/vaults": {
    version: "2026-02-01",
    shape: {
      "name!": anything,
      "location!": anything,
      "properties!": {
        "tenantId!": anything,
        "sku!": { "family!": anything, "name!": anything },
        "enableRbacAuthorization!": anything,
        "enableSoftDelete!": anything,
        "enablePurgeProtection!": anything,
        softDeleteRetentionInDays: anything,
        "publicNetworkAccess!": anything,
        "networkAcls!": { "bypass!": anything, "defaultAction!": anything },
      },
    },
    must: {
      "properties.enableRbacAuthorization": "true",
      "properties.enableSoftDelete": "true",
      "properties.enablePurgeProtection": "true",
    },
  },
  "Microsoft.KeyVault/vaults/secrets": { version: "2026-02-01", shape: { "name!": anything } },
  "Microsoft.KeyVault/vaults/keys": { version: "2026-02-01", shape: { "name!": anything } },
  "Microsoft.Storage/storageAccounts": {
    version: storage,
    shape: {
      "name!": anything,
      "location!": anything,
      "kind!": anything,
      "sku!": { "name!": anything },
      "properties!": {
        accessTier: anything,
        "allowBlobPublicAccess!": anything,
        "allowSharedKeyAccess!": anything,
        "allowCrossTenantReplication!": anything,
        defaultToOAuthAuthentication: anything,
        "minimumTlsVersion!": anything,
        "supportsHttpsTrafficOnly!": anything,
        "publicNetworkAccess!": anything,
        "networkAcls!": { "bypass!": anything, "defaultAction!": anything },
      },
    },
    must: {
      "properties.allowBlobPublicAccess": "false",
      "properties.allowSharedKeyAccess": "false",
      "properties.minimumTlsVersion": "TLS1_2",
      "properties.supportsHttpsTrafficOnly": "true",
    },
  },
  "Microsoft.Storage/storageAccounts/blobServices": {
    version: storage,
    shape: {
      "parent!": anything,
      "name!": anything,
      properties: { containerDeleteRetentionPolicy: { "enabled!": anything, "days!": anything } },
    },
  },
  "Microsoft.Storage/storageAccounts/blobServices/containers": {
    version: storage,
    shape: { "parent!": anything, "name!": anything, "properties!": { "publicAccess!": anything } },
    must: { "properties.publicAccess": "None" },
  },
  "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies": {
    version: storage,
    shape: {
      "parent!": anything,
      "name!": anything,
      "properties!": {
        "immutabilityPeriodSinceCreationInDays!": anything,
        "allowProtectedAppendWrites!": anything,
      },
    },
    must: { "properties.allowProtectedAppendWrites": "false" },
  },
};
