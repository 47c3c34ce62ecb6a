/** The fixed names of the sandbox's tenant: an id that changed at each start would void what people wrote down. */

export const tenantId = "5f0c2d4e-1a3b-4c5d-8e7f-90a1b2c3d4e5";
export const tenantDomain = "contoso.example";
export const tenantName = "Contoso";
export const subscriptionId = "c0ffee00-7a1b-4c2d-9e3f-a4b5c6d7e8f9";
export const subscriptionName = "Vault Tab sandbox";
export const resourceGroup = "rg-vaults";
export const location = "westeurope";

/** Where the vaults log to; its id of the query API is not that of the resource. */
export const logWorkspace = {
  name: "log-vaults",
  customerId: "9e1d4c72-5b60-4f3a-8a27-d06b1c8f2e95",
  resourceId: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/log-vaults`,
} as const;

/** Where checkpoints of a log may be kept: a container of blobs whose retention policy is locked. */
export const checkpointContainer = {
  account: "stvaulttab",
  container: "checkpoints",
  resourceId: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Storage/storageAccounts/stvaulttab/blobServices/default/containers/checkpoints`,
} as const;

/** The app registration of the product. */
export const productClientId = "b7a9c1d3-2e4f-4a6b-9c8d-0e1f2a3b4c5d";
/** Its `id` in Teams, as the environment file of this machine names it. */
export const teamsAppId = "3d9f1a52-7c48-4e0b-b6a5-2f8e1c7d9a04";
