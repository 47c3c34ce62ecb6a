// Only where everything behind the service is to be without a public address.
@description('First part of every name.')
param base string

@description('Azure region.')
param location string

@description('Range of the network.')
param addressPrefix string

var zoneNames = [
  'privatelink.postgres.database.azure.com'
  'privatelink.vaultcore.azure.net'
  'privatelink.blob.${environment().suffixes.storage}'
]

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${base}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 0)
          delegations: [
            {
              name: 'container-apps'
              properties: { serviceName: 'Microsoft.App/environments' }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: cidrSubnet(addressPrefix, 24, 1) }
      }
    ]
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for zone in zoneNames: {
  name: zone
  location: 'global'
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (zone, index) in zoneNames: {
  parent: zones[index]
  name: '${base}-link'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: network.id }
  }
}]

@description('Resource id of the subnet of the container apps.')
output appsSubnetId string = network.properties.subnets[0].id

@description('Resource id of the subnet of the private endpoints.')
output endpointsSubnetId string = network.properties.subnets[1].id

@description('Resource id of the zone for PostgreSQL.')
output databaseZoneId string = zones[0].id

@description('Resource id of the zone for Key Vault.')
output vaultZoneId string = zones[1].id

@description('Resource id of the zone for blobs.')
output blobZoneId string = zones[2].id
