// A watched vault tells the workspace of every read.
@description('First part of every name.')
param base string

@description('Name of the watched vault, in this resource group.')
param vaultName string

@description('Workspace that it logs to; may be in another subscription.')
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: vaultName
}

resource logged 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: '${base}-audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    // AZKVAuditLogs instead of the one table of all resources (docs/reads.md).
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}
