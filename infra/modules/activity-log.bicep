// What is done to the resources of one subscription is told to the security team's workspace.
targetScope = 'subscription'

@description('First part of every name.')
param base string

@description('Workspace of the security team.')
param workspaceId string

resource logged 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: '${base}-activity'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'Administrative'
        enabled: true
      }
    ]
  }
}
