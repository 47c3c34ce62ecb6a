// Where the image comes from. No administrator, nobody anonymous.
@description('First part of every name.')
param base string

@description('Azure region.')
param location string

@description('Object ids of the identities that pull the image.')
param pullerPrincipalIds array

var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'cr${uniqueString(resourceGroup().id, base)}'
  location: location
  sku: { name: 'Standard' }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
  }
}

resource pulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for puller in pullerPrincipalIds: {
  name: guid(registry.id, puller, acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
    principalId: puller
    principalType: 'ServicePrincipal'
  }
}]

@description('Host of the registry.')
output server string = registry.properties.loginServer
