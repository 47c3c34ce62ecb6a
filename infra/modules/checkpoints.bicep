// Where checkpoints of the log are kept beyond the reach of whoever owns the database, and what Event
// Grid could not deliver.
@description('First part of every name.')
param base string

@description('Azure region.')
param location string

@description('Days for which a checkpoint can be neither changed nor deleted, by anybody, once the policy is locked.')
@minValue(1)
@maxValue(3650)
param immutableDays int

@description('Object id of the identity that adds checkpoints.')
param keeperPrincipalId string

@description('Object id of the identity that shows the newest checkpoint.')
param readerPrincipalId string

@description('Resource id of the role that adds blobs and cannot overwrite them.')
param appenderRoleId string

@description('False where it is reached by a private endpoint only. Event Grid gets in as a trusted service.')
param publicAccess bool

var storageBlobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'st${uniqueString(resourceGroup().id, base)}'
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: publicAccess ? 'Allow' : 'Deny'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 30
    }
  }
}

resource checkpoints 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'checkpoints'
  properties: { publicAccess: 'None' }
}

// Made unlocked: ARM locks only by an action of its own, once for ever (docs/infrastructure.md).
resource immutable 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = {
  parent: checkpoints
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: immutableDays
    allowProtectedAppendWrites: false
  }
}

resource undelivered 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'undelivered'
  properties: { publicAccess: 'None' }
}

resource adds 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(checkpoints.id, keeperPrincipalId, appenderRoleId)
  scope: checkpoints
  properties: {
    roleDefinitionId: appenderRoleId
    principalId: keeperPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(checkpoints.id, readerPrincipalId, storageBlobDataReader)
  scope: checkpoints
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataReader)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

@description('Resource id of the account.')
output accountId string = account.id

@description('Name of the account.')
output accountName string = account.name

@description('Address of the container of the checkpoints: CHECKPOINT_CONTAINER.')
output checkpointContainer string = '${account.properties.primaryEndpoints.blob}${checkpoints.name}'

@description('Name of the container of undelivered events.')
output undeliveredContainer string = undelivered.name
