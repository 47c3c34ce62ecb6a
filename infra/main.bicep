// The whole installation in one resource group, and its rights at the watched vaults. docs/infrastructure.md
// says in which order it is deployed, and what is done by hand.
targetScope = 'resourceGroup'

@description('One vault that is watched.')
type watchedVault = {
  @description('Resource id of the vault, in any subscription of this tenant.')
  resourceId: string
  @description('What the rules call its environment, such as production.')
  environment: string
  @description('Region of the vault.')
  location: string
}

@description('First part of every name.')
@minLength(3)
@maxLength(12)
param prefix string = 'vault-tab'

@description('Which installation this is; the second part of every name.')
@allowed(['dev', 'production'])
param stage string

@description('Azure region.')
param location string = resourceGroup().location

@description('Region of the watchdog; another one, so that it does not fall with what it watches.')
param watchdogLocation string

@description('Client id of the app registration.')
param clientId string

@description('Id of the Teams app.')
param teamsAppId string

@description('Domain of the tab, as the Teams app names it, and its certificate in the environment of the apps (empty: the environment\'s own domain serves).')
param domain object

@description('Client ids of the registered agents.')
param agentClientIds array = []

@description('The watched vaults.')
param vaults watchedVault[]

@description('Group that administers the database: objectId and name.')
param databaseAdministrators object

@description('Size of the database server: name and tier.')
param databaseSku object

@description('Whether the database has a second server in another zone and backups in a second region.')
param highAvailability bool

@description('Whether database, own vault and storage are reached by private endpoints only.')
param privateEndpoints bool

@description('Range of the network, where there are private endpoints.')
param addressPrefix string = '10.80.0.0/16'

@description('Image of the service, with its tag or digest, in the registry that this makes. Empty at first: then everything but the apps is made.')
param image string = ''

@description('Whether Event Grid tells of changes: only once the app answers, since Azure asks it.')
param deliverEvents bool = false

@description('Fewest and most replicas of web.')
param webReplicas object

@description('Fewest and most replicas of the worker.')
param workerReplicas object

@description('The GitHub App: appId, installationId and the name of its key in the own vault (key); empty where there is none.')
param github object = {}

@description('Resource id of the Automation account whose runbooks may be started; empty where there is none.')
param automationAccountId string = ''

@description('Days for which the logs are kept.')
param retentionDays int

@description('Days for which checkpoints are immutable.')
param immutableDays int

var base = '${prefix}-${stage}'
var vaultSubscriptionIds = [for vault in vaults: split(vault.resourceId, '/')[2]]
var subscriptionIds = union([subscription().subscriptionId], vaultSubscriptionIds)
var watchedVaults = [for vault in vaults: {
  resourceId: vault.resourceId
  environment: vault.environment
}]
var watched = string(watchedVaults)
// The worker asks the other systems; web shows which there are, and takes plans for them.
var githubSettings = empty(github) ? [] : [
  { name: 'GITHUB_APP_ID', value: string(github.appId) }
  { name: 'GITHUB_INSTALLATION_ID', value: string(github.installationId) }
  { name: 'GITHUB_APP_KEY_ID', value: '${keys.outputs.vaultUri}keys/${github.key}' }
]
var automationSettings = empty(automationAccountId) ? [] : [
  { name: 'AUTOMATION_ACCOUNT_ID', value: automationAccountId }
]
var settings = concat(githubSettings, automationSettings, [
  { name: 'NODE_ENV', value: 'production' }
  { name: 'LOG_LEVEL', value: 'info' }
  { name: 'TENANT_ID', value: tenant().tenantId }
  { name: 'CLIENT_ID', value: clientId }
  { name: 'APP_ID_URI', value: 'api://${domain.name}/${clientId}' }
  { name: 'TEAMS_APP_ID', value: teamsAppId }
  { name: 'AGENT_CLIENT_IDS', value: join(agentClientIds, ',') }
  { name: 'VAULTS', value: watched }
  { name: 'WEB_IDENTITY_CLIENT_ID', value: identities.outputs.web.clientId }
  { name: 'CHECKPOINT_CONTAINER', value: checkpoints.outputs.checkpointContainer }
])

module identities 'modules/identities.bicep' = {
  name: '${base}-identities'
  params: {
    base: base
    location: location
  }
}

module roles 'modules/custom-roles.bicep' = {
  name: '${base}-custom-roles'
  scope: subscription()
  params: {
    base: base
    subscriptionIds: subscriptionIds
  }
}

module logs 'modules/logs.bicep' = {
  name: '${base}-logs'
  params: {
    base: base
    location: location
    readerPrincipalId: identities.outputs.logs.principalId
    senderPrincipalIds: [identities.outputs.web.principalId]
    retentionDays: retentionDays
  }
}

module network 'modules/network.bicep' = if (privateEndpoints) {
  name: '${base}-network'
  params: {
    base: base
    location: location
    addressPrefix: addressPrefix
  }
}

module database 'modules/database.bicep' = {
  name: '${base}-database'
  params: {
    base: base
    location: location
    sku: databaseSku
    highAvailability: highAvailability
    administrators: databaseAdministrators
    publicAccess: !privateEndpoints
  }
}

module keys 'modules/keys.bicep' = {
  name: '${base}-keys'
  params: {
    base: base
    location: location
    signerPrincipalId: identities.outputs.rotation.principalId
    keeperPrincipalId: identities.outputs.logs.principalId
    githubKey: empty(github) ? '' : github.key
    workspaceId: logs.outputs.workspaceId
    publicAccess: !privateEndpoints
  }
}

module checkpoints 'modules/checkpoints.bicep' = {
  name: '${base}-checkpoints'
  params: {
    base: base
    location: location
    immutableDays: immutableDays
    keeperPrincipalId: identities.outputs.logs.principalId
    readerPrincipalId: identities.outputs.web.principalId
    appenderRoleId: roles.outputs.appenderId
    publicAccess: !privateEndpoints
  }
}

module databaseEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  name: '${base}-database-endpoint'
  params: {
    name: '${base}-database'
    location: location
    subnetId: network!.outputs.endpointsSubnetId
    targetId: database.outputs.serverId
    group: 'postgresqlServer'
    zoneId: network!.outputs.databaseZoneId
  }
}

module keysEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  name: '${base}-keys-endpoint'
  params: {
    name: '${base}-keys'
    location: location
    subnetId: network!.outputs.endpointsSubnetId
    targetId: keys.outputs.vaultId
    group: 'vault'
    zoneId: network!.outputs.vaultZoneId
  }
}

module checkpointsEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  name: '${base}-checkpoints-endpoint'
  params: {
    name: '${base}-checkpoints'
    location: location
    subnetId: network!.outputs.endpointsSubnetId
    targetId: checkpoints.outputs.accountId
    group: 'blob'
    zoneId: network!.outputs.blobZoneId
  }
}

module registry 'modules/registry.bicep' = {
  name: '${base}-registry'
  params: {
    base: base
    location: location
    pullerPrincipalIds: [
      identities.outputs.web.principalId
      identities.outputs.logs.principalId
      identities.outputs.watchdog.principalId
    ]
  }
}

module apps 'modules/environment.bicep' = {
  name: '${base}-apps'
  params: {
    base: base
    purpose: 'apps'
    location: location
    subnetId: privateEndpoints ? network!.outputs.appsSubnetId : ''
    workspaceId: logs.outputs.workspaceId
  }
}

module aside 'modules/environment.bicep' = {
  name: '${base}-aside'
  params: {
    base: base
    purpose: 'aside'
    location: watchdogLocation
    subnetId: ''
    workspaceId: logs.outputs.workspaceId
  }
}

module vaultAccess 'modules/vault-access.bicep' = [for (vault, index) in vaults: {
  name: '${base}-access-${index}'
  scope: resourceGroup(split(vault.resourceId, '/')[2], split(vault.resourceId, '/')[4])
  params: {
    vaultName: last(split(vault.resourceId, '/'))
    webPrincipalId: identities.outputs.web.principalId
    grantsPrincipalId: identities.outputs.grants.principalId
    rotationPrincipalId: identities.outputs.rotation.principalId
    watchdogPrincipalId: identities.outputs.watchdog.principalId
    rotatorRoleId: roles.outputs.rotatorId
    removerRoleId: roles.outputs.removerId
  }
}]

module vaultLogs 'modules/vault-logs.bicep' = [for (vault, index) in vaults: {
  name: '${base}-logs-${index}'
  scope: resourceGroup(split(vault.resourceId, '/')[2], split(vault.resourceId, '/')[4])
  params: {
    base: base
    vaultName: last(split(vault.resourceId, '/'))
    workspaceId: logs.outputs.workspaceId
  }
}]

module assignmentCount 'modules/assignment-count.bicep' = [for id in subscriptionIds: {
  name: '${base}-count'
  scope: subscription(id)
  params: {
    grantsPrincipalId: identities.outputs.grants.principalId
    counterRoleId: roles.outputs.counterId
  }
}]

module web 'modules/web.bicep' = if (!empty(image)) {
  name: '${base}-web'
  params: {
    base: base
    location: location
    environmentId: apps.outputs.id
    image: '${registry.outputs.server}/${image}'
    registryServer: registry.outputs.server
    identity: identities.outputs.web
    settings: settings
    database: {
      host: database.outputs.host
      name: database.outputs.database
    }
    insightsName: logs.outputs.insightsName
    domain: domain
    replicas: webReplicas
  }
}

module worker 'modules/worker.bicep' = if (!empty(image)) {
  name: '${base}-worker'
  params: {
    base: base
    location: location
    environmentId: apps.outputs.id
    image: '${registry.outputs.server}/${image}'
    registryServer: registry.outputs.server
    identities: {
      web: identities.outputs.web
      grants: identities.outputs.grants
      rotation: identities.outputs.rotation
      logs: identities.outputs.logs
    }
    settings: settings
    database: {
      host: database.outputs.host
      name: database.outputs.database
    }
    insightsName: logs.outputs.insightsName
    logsWorkspace: logs.outputs.customerId
    checkpointKeyUri: keys.outputs.checkpointKeyUri
    replicas: workerReplicas
  }
}

module automationAccess 'modules/automation-access.bicep' = if (!empty(automationAccountId)) {
  name: '${base}-automation'
  scope: resourceGroup(split(automationAccountId, '/')[2], split(automationAccountId, '/')[4])
  params: {
    accountName: last(split(automationAccountId, '/'))
    rotationPrincipalId: identities.outputs.rotation.principalId
  }
}

module watchdog 'modules/watchdog.bicep' = if (!empty(image)) {
  name: '${base}-watchdog'
  params: {
    base: base
    location: watchdogLocation
    environmentId: aside.outputs.id
    image: '${registry.outputs.server}/${image}'
    registryServer: registry.outputs.server
    identity: identities.outputs.watchdog
    grantsObjectId: identities.outputs.grants.principalId
    vaults: watched
  }
}

module vaultEvents 'modules/vault-events.bicep' = [for (vault, index) in vaults: if (deliverEvents) {
  name: '${base}-events-${index}'
  scope: resourceGroup(split(vault.resourceId, '/')[2], split(vault.resourceId, '/')[4])
  params: {
    base: base
    vaultName: last(split(vault.resourceId, '/'))
    location: vault.location
    domain: domain.name
    clientId: clientId
    accountId: checkpoints.outputs.accountId
    container: checkpoints.outputs.undeliveredContainer
  }
}]

@description('Subject of the federated credential on the app registration.')
output federatedSubject string = identities.outputs.web.principalId

@description('Issuer of the federated credential on the app registration.')
output federatedIssuer string = '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'

@description('Object id of the identity for grants, which security.bicep watches.')
output grantsPrincipalId string = identities.outputs.grants.principalId

@description('Host of the registry that the image is pushed to.')
output registryServer string = registry.outputs.server

@description('Domain under which the apps are reached.')
output appsDomain string = apps.outputs.domain

@description('Host of the database, for making the logins.')
output databaseHost string = database.outputs.host

@description('Address of the own vault, for its two keys.')
output ownVault string = keys.outputs.vaultUri

@description('Account whose container of checkpoints is to be locked.')
output checkpointAccount string = checkpoints.outputs.accountName
