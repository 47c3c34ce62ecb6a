// For the security team, in a resource group of theirs: the activity log of the watched subscriptions and
// alerts on it, in a workspace on which no identity of the service has a right.
targetScope = 'resourceGroup'

@description('First part of every name.')
@minLength(3)
@maxLength(12)
param prefix string = 'vault-tab'

@description('Which installation is watched; the second part of every name.')
@allowed(['dev', 'production'])
param stage string

@description('Azure region.')
param location string = resourceGroup().location

@description('Resource ids of the watched vaults.')
param vaultIds array

@description('Object id of the identity for grants (output grantsPrincipalId of main.bicep).')
param grantsPrincipalId string

@description('Who is told.')
param emailAddress string

@description('Days for which the activity log is kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

var base = '${prefix}-${stage}'
var vaultSubscriptionIds = [for id in vaultIds: split(id, '/')[2]]
// Each once.
var subscriptionIds = union(vaultSubscriptionIds, vaultSubscriptionIds)
var watched = 'let watched = dynamic(${toLower(string(vaultIds))});\nlet ours = "${toLower(grantsPrincipalId)}";\n'
var rules = [
  {
    name: 'assignment-not-at-a-secret'
    description: 'The identity for grants gave Key Vault Secrets User somewhere else than at one secret, or another role than the two.'
    query: loadTextContent('activity/assignment-not-at-a-secret.kql')
  }
  {
    name: 'foreign-assignment'
    description: 'Somebody else than Vault Tab gave a role on a watched vault.'
    query: loadTextContent('activity/foreign-assignment.kql')
  }
  {
    name: 'authorization-changed'
    description: 'A watched vault was told not to use Azure roles, or given access policies.'
    query: loadTextContent('activity/authorization-changed.kql')
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${base}-activity'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    features: { disableLocalAuth: true }
  }
}

module activity 'modules/activity-log.bicep' = [for id in subscriptionIds: {
  name: '${base}-activity'
  scope: subscription(id)
  params: {
    base: base
    workspaceId: workspace.id
  }
}]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${base}-people'
  location: 'global'
  properties: {
    groupShortName: 'vault-tab'
    enabled: true
    emailReceivers: [
      {
        name: 'security'
        emailAddress: emailAddress
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${base}-${rule.name}'
  location: location
  kind: 'LogAlert'
  properties: {
    description: rule.description
    severity: 1
    enabled: true
    scopes: [workspace.id]
    evaluationFrequency: 'PT5M'
    // Lines of the activity log come up to twenty minutes late.
    windowSize: 'PT30M'
    criteria: {
      allOf: [
        {
          query: '${watched}${rule.query}'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: false
    actions: { actionGroups: [people.id] }
  }
}]
