// What container apps run in. Twice: the watchdog stands apart from what it watches.
@description('First part of every name.')
param base string

@description('What this environment is for, as the last part of its name.')
param purpose string

@description('Azure region.')
param location string

@description('Subnet that it stands in; empty for a network of its own.')
param subnetId string

@description('Workspace that its containers log to.')
param workspaceId string

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${base}-${purpose}'
  location: location
  properties: {
    // By a diagnostic setting: the direct way needs the workspace's key.
    appLogsConfiguration: { destination: 'azure-monitor' }
    vnetConfiguration: empty(subnetId) ? null : { infrastructureSubnetId: subnetId }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource logged 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: '${base}-containers'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the environment.')
output id string = environment.id

@description('Domain under which its apps are reached from outside.')
output domain string = environment.properties.defaultDomain
