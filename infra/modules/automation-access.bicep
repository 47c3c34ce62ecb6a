// The rotator starts runbooks of one Automation account and reads how they go.
@description('Name of the account, in this resource group.')
param accountName string

@description('Object id of the rotator\'s identity.')
param rotationPrincipalId string

var automationJobOperator = '4fe576fe-1146-4730-92eb-48519fa6bf9f'
var automationRunbookOperator = '5fb5aef8-1081-4b8e-bb16-9d5d0385bab5'

resource account 'Microsoft.Automation/automationAccounts@2023-11-01' existing = {
  name: accountName
}

resource startsJobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, rotationPrincipalId, automationJobOperator)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', automationJobOperator)
    principalId: rotationPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource readsRunbooks 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, rotationPrincipalId, automationRunbookOperator)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', automationRunbookOperator)
    principalId: rotationPrincipalId
    principalType: 'ServicePrincipal'
  }
}
