// What people reach. It signs in on behalf of them, and can neither assign a role nor read a value.
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

@description('Identity for on-behalf-of; the only one it has.')
param identity object

@description('Settings that every part of the service has.')
param settings array

@description('Host and name of the database.')
param database object

@description('Name of the Application Insights component.')
param insightsName string

@description('Domain of the tab, and its certificate in the environment; without a certificate the environment\'s own domain serves.')
param domain object

@description('Fewest and most replicas.')
param replicas object

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource web 'Microsoft.App/containerApps@2025-01-01' = {
  name: '${base}-web'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 8080
        transport: 'auto'
        allowInsecure: false
        customDomains: empty(domain.certificateId) ? [] : [
          {
            name: domain.name
            certificateId: domain.certificateId
            bindingType: 'SniEnabled'
          }
        ]
      }
      registries: [
        {
          server: registryServer
          identity: identity.id
        }
      ]
    }
    template: {
      // What runs may take 20 seconds to finish (api/src/main.ts).
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'web'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(settings, [
            { name: 'ROLE', value: 'web' }
            { name: 'PORT', value: '8080' }
            { name: 'CHECKPOINT_IDENTITY_CLIENT_ID', value: identity.clientId }
            { name: 'DATABASE_IDENTITY_CLIENT_ID', value: identity.clientId }
            {
              name: 'DATABASE_URL'
              value: 'postgresql://${identity.name}@${database.host}:5432/${database.name}?sslmode=verify-full'
            }
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
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: 8080
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
          volumeMounts: [
            {
              volumeName: 'scratch'
              mountPath: '/tmp'
            }
          ]
        }
      ]
      volumes: [
        {
          name: 'scratch'
          storageType: 'EmptyDir'
        }
      ]
      scale: {
        minReplicas: replicas.fewest
        maxReplicas: replicas.most
        // By processor time: every open tab holds a stream, so requests at a time say nothing.
        rules: [
          {
            name: 'cpu'
            custom: {
              type: 'cpu'
              metadata: {
                type: 'Utilization'
                value: '70'
              }
            }
          }
        ]
      }
    }
  }
}

@description('Domain under which it is reached.')
output domain string = empty(domain.certificateId) ? web.properties.configuration.ingress.fqdn : domain.name
