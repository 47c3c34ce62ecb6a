// The service's own vault, apart from those it watches: the key of the GitHub App, which signs here and
// never leaves, and the key of the checkpoints, which the worker is given as a file.
@description('First part of every name.')
param base string

@description('Azure region.')
param location string

@description('Object id of the identity that has the GitHub App\'s key sign.')
param signerPrincipalId string

@description('Object id of the identity that reads the key of the checkpoints, and nothing else here.')
param keeperPrincipalId string

@description('Name of the GitHub App\'s key; empty where there is none yet.')
param githubKey string

@description('Workspace that this vault logs to.')
param workspaceId string

@description('False where it is reached by a private endpoint only.')
param publicAccess bool

var keyVaultCryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424'
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: 'kv-${uniqueString(resourceGroup().id, base)}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: publicAccess ? 'Allow' : 'Deny'
    }
  }

  resource checkpointKey 'secrets' existing = {
    name: 'checkpoint-key'
  }

  resource githubApp 'keys' existing = {
    name: empty(githubKey) ? 'none' : githubKey
  }
}

resource keeps 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::checkpointKey.id, keeperPrincipalId, keyVaultSecretsUser)
  scope: vault::checkpointKey
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
    principalId: keeperPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource signs 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(githubKey)) {
  name: guid(vault::githubApp.id, signerPrincipalId, keyVaultCryptoUser)
  scope: vault::githubApp
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultCryptoUser)
    principalId: signerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource logged 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: '${base}-audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the vault.')
output vaultId string = vault.id

@description('Address of the vault, with a slash at its end.')
output vaultUri string = vault.properties.vaultUri

@description('Address under which the worker is given the key of the checkpoints.')
output checkpointKeyUri string = '${vault.properties.vaultUri}secrets/checkpoint-key'
