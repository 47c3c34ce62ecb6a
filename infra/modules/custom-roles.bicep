// Roles that Azure has none of: each names single actions, so that nothing is added by a later release.
targetScope = 'subscription'

@description('First part of every name.')
param base string

@description('Subscriptions of the watched vaults and of this installation, in which the roles can be given.')
param subscriptionIds array

var assignableScopes = [for id in subscriptionIds: '/subscriptions/${id}']

resource rotator 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, base, 'rotator')
  properties: {
    roleName: '${base}-rotator'
    description: 'Makes and disables versions of secrets, certificates and keys; reads no value.'
    type: 'CustomRole'
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.KeyVault/vaults/secrets/readMetadata/action'
          'Microsoft.KeyVault/vaults/secrets/setSecret/action'
          'Microsoft.KeyVault/vaults/secrets/update/action'
          'Microsoft.KeyVault/vaults/certificates/read'
          'Microsoft.KeyVault/vaults/certificates/create/action'
          'Microsoft.KeyVault/vaults/certificates/update/action'
          'Microsoft.KeyVault/vaults/keys/read'
          'Microsoft.KeyVault/vaults/keys/rotate/action'
          'Microsoft.KeyVault/vaults/keys/update/action'
          'Microsoft.KeyVault/vaults/keyrotationpolicies/read'
        ]
        notDataActions: []
      }
    ]
    assignableScopes: assignableScopes
  }
}

resource remover 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, base, 'remover')
  properties: {
    roleName: '${base}-remover'
    description: 'Reads and deletes role assignments, and makes none.'
    type: 'CustomRole'
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/roleAssignments/read'
          'Microsoft.Authorization/roleAssignments/delete'
        ]
        notActions: []
        dataActions: []
        notDataActions: []
      }
    ]
    assignableScopes: assignableScopes
  }
}

// The count of role assignments in a subscription, of which Azure allows only so many.
resource counter 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, base, 'counter')
  properties: {
    roleName: '${base}-counter'
    description: 'Sees who has which role.'
    type: 'CustomRole'
    permissions: [
      {
        actions: ['Microsoft.Authorization/*/read']
        notActions: []
        dataActions: []
        notDataActions: []
      }
    ]
    assignableScopes: assignableScopes
  }
}

resource appender 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, base, 'appender')
  properties: {
    roleName: '${base}-appender'
    description: 'Adds blobs and reads them; overwrites and deletes none.'
    type: 'CustomRole'
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
        ]
        notDataActions: []
      }
    ]
    assignableScopes: assignableScopes
  }
}

@description('Resource id of the rotator\'s role.')
output rotatorId string = rotator.id

@description('Resource id of the watchdog\'s role.')
output removerId string = remover.id

@description('Resource id of the role that counts role assignments.')
output counterId string = counter.id

@description('Resource id of the role that adds checkpoints.')
output appenderId string = appender.id
