// The identity for grants sees how many role assignments a subscription has left.
targetScope = 'subscription'

@description('Object id of the identity that makes role assignments.')
param grantsPrincipalId string

@description('Resource id of the role that counts them.')
param counterRoleId string

resource counts 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, grantsPrincipalId, counterRoleId)
  properties: {
    roleDefinitionId: counterRoleId
    principalId: grantsPrincipalId
    principalType: 'ServicePrincipal'
  }
}
