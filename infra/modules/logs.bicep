// Where the watched vaults and the service log to, and the right to ask who read.
@description('First part of every name.')
param base string

@description('Azure region.')
param location string

@description('Object id of the identity that asks who read.')
param readerPrincipalId string

@description('Object ids of the identities that send traces.')
param senderPrincipalIds array

@description('Days for which lines are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var logAnalyticsReader = '73c42c96-874c-492b-b04d-ab87d138a893'

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${base}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    features: {
      // Only whom a role lets: no workspace key, and a reader of one vault is no reader of all.
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: false
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${base}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
    DisableIpMasking: false
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(workspace.id, readerPrincipalId, logAnalyticsReader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', logAnalyticsReader)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for sender in senderPrincipalIds: {
  name: guid(insights.id, sender, monitoringMetricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: sender
    principalType: 'ServicePrincipal'
  }
}]

@description('Resource id of the workspace.')
output workspaceId string = workspace.id

@description('What Log Analytics is asked by: LOGS_WORKSPACE_ID.')
output customerId string = workspace.properties.customerId

@description('Name of the Application Insights component.')
output insightsName string = insights.name
