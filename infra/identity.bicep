// The identity with which the web part signs in: the app registration trusts it through a federated
// credential, so that no secret is kept anywhere. It needs Reader on each watched vault (location and
// way of authorization) and nothing else.
@description('Azure region of the identity.')
param location string = resourceGroup().location

@description('Prefix of every resource of this installation.')
@minLength(3)
@maxLength(20)
param prefix string = 'vault-tab'

resource web 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${prefix}-web'
  location: location
}

@description('Goes into WEB_IDENTITY_CLIENT_ID.')
output webIdentityClientId string = web.properties.clientId

@description('Subject of the federated credential on the app registration.')
output webIdentityPrincipalId string = web.properties.principalId
