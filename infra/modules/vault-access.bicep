// What the identities may do at one watched vault, and no further.
@description('Name of the watched vault, in this resource group.')
param vaultName string

@description('Object id of the identity for on-behalf-of.')
param webPrincipalId string

@description('Object id of the identity that makes role assignments.')
param grantsPrincipalId string

@description('Object id of the identity that makes and disables versions.')
param rotationPrincipalId string

@description('Object id of the identity that takes role assignments away.')
param watchdogPrincipalId string

@description('Resource id of the rotator\'s role.')
param rotatorRoleId string

@description('Resource id of the watchdog\'s role.')
param removerRoleId string

var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
var keyVaultReader = '21090545-7ca7-4776-b22c-e363652d74d2'
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var accessAdministrator = 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'

// Two roles only, and to people only. Azure has no attribute for the scope: that the assignment stands at one
// secret is the service's own doing, and security.bicep alerts where it does not.
// https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-examples
var given = '{${keyVaultSecretsUser}, ${keyVaultReader}}'
var mayWrite = '((!(ActionMatches{\'Microsoft.Authorization/roleAssignments/write\'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals ${given} AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'User\'}))'
var mayDelete = '((!(ActionMatches{\'Microsoft.Authorization/roleAssignments/delete\'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals ${given} AND @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'User\'}))'

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: vaultName
}

// Where the vault is and whether it uses Azure roles; nothing of what it holds.
resource webReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, webPrincipalId, reader)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', reader)
    principalId: webPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource grantsGives 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, grantsPrincipalId, accessAdministrator)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', accessAdministrator)
    principalId: grantsPrincipalId
    principalType: 'ServicePrincipal'
    condition: '${mayWrite} AND ${mayDelete}'
    conditionVersion: '2.0'
  }
}

// That a secret is still the one that was asked for.
resource grantsReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, grantsPrincipalId, keyVaultReader)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultReader)
    principalId: grantsPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource rotationRotates 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, rotationPrincipalId, rotatorRoleId)
  scope: vault
  properties: {
    roleDefinitionId: rotatorRoleId
    principalId: rotationPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource watchdogRemoves 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, watchdogPrincipalId, removerRoleId)
  scope: vault
  properties: {
    roleDefinitionId: removerRoleId
    principalId: watchdogPrincipalId
    principalType: 'ServicePrincipal'
    condition: mayDelete
    conditionVersion: '2.0'
  }
}
