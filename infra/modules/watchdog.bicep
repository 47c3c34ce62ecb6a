// Ends what is over when all else is gone: once a minute, in an environment of its own.
@description('First part of every name.')
param base string

@description('Azure region.')
param location string

@description('Environment that it runs in.')
param environmentId string

@description('Image, with its tag or digest.')
param image string

@description('Host of the registry that the image is pulled from.')
param registryServer string

@description('Identity that can only take role assignments away.')
param identity object

@description('Object id of the identity that makes role assignments.')
param grantsObjectId string

@description('The watched vaults, as VAULTS has them.')
param vaults string

resource watchdog 'Microsoft.App/jobs@2025-01-01' = {
  name: '${base}-watchdog'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Schedule'
      replicaTimeout: 300
      replicaRetryLimit: 0
      scheduleTriggerConfig: {
        cronExpression: '* * * * *'
        parallelism: 1
        replicaCompletionCount: 1
      }
      registries: [
        {
          server: registryServer
          identity: identity.id
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'watchdog'
          image: image
          command: ['node', 'api/src/watchdog.ts', '--once']
          resources: {
            cpu: json('0.25')
            memory: '0.5Gi'
          }
          env: [
            { name: 'LOG_LEVEL', value: 'info' }
            { name: 'VAULTS', value: vaults }
            { name: 'WATCHDOG_IDENTITY_CLIENT_ID', value: identity.clientId }
            { name: 'GRANTS_IDENTITY_OBJECT_ID', value: grantsObjectId }
            { name: 'WATCHDOG_GRACE_SECONDS', value: '120' }
          ]
        }
      ]
    }
  }
}
