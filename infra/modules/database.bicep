// PostgreSQL that knows no password: people and identities sign in by Entra ID.
@description('First part of every name.')
param base string

@description('Azure region.')
param location string

@description('Size, such as Standard_D2ds_v5 (GeneralPurpose) or Standard_B1ms (Burstable).')
param sku object

@description('Whether a second server in another zone takes over, and backups are kept in a second region.')
param highAvailability bool

@description('Group of people who administer the server: objectId and name. They make the logins (docs/infrastructure.md).')
param administrators object

@description('False where it is reached by a private endpoint only.')
param publicAccess bool

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${base}-${uniqueString(resourceGroup().id)}'
  location: location
  sku: {
    name: sku.name
    tier: sku.tier
  }
  properties: {
    version: '17'
    createMode: 'Default'
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: 'Disabled'
      tenantId: tenant().tenantId
    }
    storage: {
      storageSizeGB: 64
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: 35
      geoRedundantBackup: highAvailability ? 'Enabled' : 'Disabled'
    }
    highAvailability: { mode: highAvailability ? 'ZoneRedundant' : 'Disabled' }
    network: { publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled' }
  }
}

resource administrator 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2024-08-01' = {
  parent: server
  name: administrators.objectId
  properties: {
    principalName: administrators.name
    principalType: 'Group'
    tenantId: tenant().tenantId
  }
}

// Each waits for the one before: a server that is being changed refuses the next change.
resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: 'vault_tab'
  dependsOn: [administrator]
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
}

resource encrypted 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'require_secure_transport'
  dependsOn: [database]
  properties: {
    value: 'ON'
    source: 'user-override'
  }
}

// 0.0.0.0 stands for Azure's own addresses, of any customer: a token of Entra ID is still needed.
resource fromAzure 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = if (publicAccess) {
  parent: server
  name: 'azure'
  dependsOn: [encrypted]
  properties: {
    startIpAddress: '0.0.0.0'
    endIpAddress: '0.0.0.0'
  }
}

@description('Resource id of the server.')
output serverId string = server.id

@description('Host of the server.')
output host string = server.properties.fullyQualifiedDomainName

@description('Name of the database.')
output database string = database.name
