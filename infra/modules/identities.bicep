// One identity for each power, so that what is taken over can do one thing only (docs/infrastructure.md).
@description('First part of every name.')
param base string

@description('Azure region.')
param location string

resource web 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${base}-web'
  location: location
}

resource grants 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${base}-grants'
  location: location
}

resource rotation 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${base}-rotation'
  location: location
}

resource watchdog 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${base}-watchdog'
  location: location
}

resource logs 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${base}-logs'
  location: location
}

@description('Signs in on behalf of people: the app registration trusts it.')
output web object = {
  id: web.id
  name: web.name
  clientId: web.properties.clientId
  principalId: web.properties.principalId
}

@description('Makes and takes away role assignments.')
output grants object = {
  id: grants.id
  name: grants.name
  clientId: grants.properties.clientId
  principalId: grants.properties.principalId
}

@description('Makes and disables versions, and never reads one.')
output rotation object = {
  id: rotation.id
  name: rotation.name
  clientId: rotation.properties.clientId
  principalId: rotation.properties.principalId
}

@description('Takes role assignments away.')
output watchdog object = {
  id: watchdog.id
  name: watchdog.name
  clientId: watchdog.properties.clientId
  principalId: watchdog.properties.principalId
}

@description('Reads who read, and keeps the checkpoints.')
output logs object = {
  id: logs.id
  name: logs.name
  clientId: logs.properties.clientId
  principalId: logs.properties.principalId
}
