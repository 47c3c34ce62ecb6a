@description('Name of the endpoint.')
param name string

@description('Azure region.')
param location string

@description('Resource id of the subnet that it stands in.')
param subnetId string

@description('Resource id of what it leads to.')
param targetId string

@description('What of the target it leads to: postgresqlServer, vault or blob.')
@allowed(['postgresqlServer', 'vault', 'blob'])
param group string

@description('Resource id of the private zone that names it.')
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: group
        properties: {
          privateLinkServiceId: targetId
          groupIds: [group]
        }
      }
    ]
  }
}

resource zones 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: group
        properties: { privateDnsZoneId: zoneId }
      }
    ]
  }
}
