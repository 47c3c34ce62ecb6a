// What acts in Azure. Nothing reaches it from outside.
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

@description('Identities that it acts as: web (to tell people, by Graph), grants, rotation and logs.')
param identities object

@description('Settings that every part of the service has.')
param settings array

@description('Host and name of the database.')
param database object

@description('Name of the Application Insights component.')
param insightsName string

@description('What Log Analytics is asked by.')
param logsWorkspace string

@description('Address of the key that signs the checkpoints.')
param checkpointKeyUri string

@description('Fewest and most replicas.')
param replicas object

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource worker 'Microsoft.App/containerApps@2025-01-01' = {
  name: '${base}-worker'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identities.web.id}': {}
      '${identities.grants.id}': {}
      '${identities.rotation.id}': {}
      '${identities.logs.id}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      registries: [
        {
          server: registryServer
          identity: identities.logs.id
        }
      ]
      secrets: [
        {
          name: 'checkpoint-key'
          keyVaultUrl: checkpointKeyUri
          identity: identities.logs.id
        }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'worker'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(settings, [
            { name: 'ROLE', value: 'worker' }
            { name: 'PORT', value: '8080' }
            { name: 'GRANTS_IDENTITY_CLIENT_ID', value: identities.grants.clientId }
            { name: 'ROTATION_IDENTITY_CLIENT_ID', value: identities.rotation.clientId }
            { name: 'LOGS_IDENTITY_CLIENT_ID', value: identities.logs.clientId }
            { name: 'LOGS_WORKSPACE_ID', value: logsWorkspace }
            { name: 'DATABASE_IDENTITY_CLIENT_ID', value: identities.logs.clientId }
            {
              name: 'DATABASE_URL'
              value: 'postgresql://${identities.logs.name}@${database.host}:5432/${database.name}?sslmode=verify-full'
            }
            { name: 'CHECKPOINT_IDENTITY_CLIENT_ID', value: identities.logs.clientId }
            { name: 'CHECKPOINT_KEY_FILE', value: '/keys/checkpoint-key.pem' }
            { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
          ])
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: 8080
              }
              periodSeconds: 1
              failureThreshold: 60
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: 8080
              }
              periodSeconds: 10
              failureThreshold: 3
            }
          ]
          volumeMounts: [
            {
              volumeName: 'keys'
              mountPath: '/keys'
            }
            {
              volumeName: 'scratch'
              mountPath: '/tmp'
            }
          ]
        }
      ]
      volumes: [
        {
          name: 'keys'
          storageType: 'Secret'
          secrets: [
            {
              secretRef: 'checkpoint-key'
              path: 'checkpoint-key.pem'
            }
          ]
        }
        {
          name: 'scratch'
          storageType: 'EmptyDir'
        }
      ]
      scale: {
        minReplicas: replicas.fewest
        maxReplicas: replicas.most
      }
    }
  }
}
