/** AD/role-based-access-control/built-in-roles: the name that a template gives it -> its id. */
export const builtInRoles: Readonly<Record<string, string>> = {
  acrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
  accessAdministrator: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
  automationJobOperator: "4fe576fe-1146-4730-92eb-48519fa6bf9f",
  automationRunbookOperator: "5fb5aef8-1081-4b8e-bb16-9d5d0385bab5",
  keyVaultCryptoUser: "12338af0-0e69-4776-bea7-57ae8d297424",
  keyVaultReader: "21090545-7ca7-4776-b22c-e363652d74d2",
  keyVaultSecretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
  logAnalyticsReader: "73c42c96-874c-492b-b04d-ab87d138a893",
  monitoringMetricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  storageBlobDataReader: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
  storageBlobDataContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
};

/** `file: who, at what, as what`: every right that is given. One more is a line here, for all to see. */
export const givenRights: readonly string[] = [
  "modules/assignment-count.bicep: grantsPrincipalId, subscription, counterRoleId",
  "modules/automation-access.bicep: rotationPrincipalId, account, automationJobOperator",
  "modules/automation-access.bicep: rotationPrincipalId, account, automationRunbookOperator",
  "modules/checkpoints.bicep: keeperPrincipalId, checkpoints, appenderRoleId",
  "modules/checkpoints.bicep: readerPrincipalId, checkpoints, storageBlobDataReader",
  "modules/dead-letter-access.bicep: topicPrincipalId, account::blobs::undelivered, storageBlobDataContributor",
  "modules/keys.bicep: keeperPrincipalId, vault::checkpointKey, keyVaultSecretsUser",
  "modules/keys.bicep: signerPrincipalId, vault::githubApp, keyVaultCryptoUser",
  "modules/logs.bicep: readerPrincipalId, workspace, logAnalyticsReader",
  "modules/logs.bicep: sender, insights, monitoringMetricsPublisher",
  "modules/registry.bicep: puller, registry, acrPull",
  "modules/vault-access.bicep: grantsPrincipalId, vault, accessAdministrator",
  "modules/vault-access.bicep: grantsPrincipalId, vault, keyVaultReader",
  "modules/vault-access.bicep: rotationPrincipalId, vault, rotatorRoleId",
  "modules/vault-access.bicep: watchdogPrincipalId, vault, removerRoleId",
  "modules/vault-access.bicep: webPrincipalId, vault, reader",
];

/** What each role of our own may do; nothing else, and no wildcard but the one that only reads. */
export const customRoles: Readonly<Record<string, readonly string[]>> = {
  rotator: [
    "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
    "Microsoft.KeyVault/vaults/secrets/setSecret/action",
    "Microsoft.KeyVault/vaults/secrets/update/action",
    "Microsoft.KeyVault/vaults/certificates/read",
    "Microsoft.KeyVault/vaults/certificates/create/action",
    "Microsoft.KeyVault/vaults/certificates/update/action",
    "Microsoft.KeyVault/vaults/keys/read",
    "Microsoft.KeyVault/vaults/keys/rotate/action",
    "Microsoft.KeyVault/vaults/keys/update/action",
    "Microsoft.KeyVault/vaults/keyrotationpolicies/read",
  ],
  remover: [
    "Microsoft.Authorization/roleAssignments/read",
    "Microsoft.Authorization/roleAssignments/delete",
  ],
  counter: ["Microsoft.Authorization/*/read"],
  appender: [
    "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
    "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action",
  ],
};

/**
 * Under what each of these is given: Key Vault Secrets User and Key Vault Reader only, and to people only.
 * https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-examples
 */
export const conditions: Readonly<Record<string, string>> = {
  accessAdministrator:
    "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {4633458b-17de-408a-b874-0445c86b69e6, 21090545-7ca7-4776-b22c-e363652d74d2} AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'User'})) AND ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {4633458b-17de-408a-b874-0445c86b69e6, 21090545-7ca7-4776-b22c-e363652d74d2} AND @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'User'}))",
  removerRoleId:
    "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {4633458b-17de-408a-b874-0445c86b69e6, 21090545-7ca7-4776-b22c-e363652d74d2} AND @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'User'}))",
};
