import { automationRoles } from "./automation-roles.ts";
import { assignmentRemover, blobAppender, versionRotator } from "./custom-roles.ts";
import type { RoleDefinition } from "./role-definition.ts";

const vaults = "Microsoft.KeyVault/vaults";
const rbacOnly =
  "Only works for key vaults that use the 'Azure role-based access control' permission model.";
const looking = [
  "Microsoft.Authorization/*/read",
  "Microsoft.Insights/alertRules/*",
  "Microsoft.Resources/deployments/*",
  "Microsoft.Resources/subscriptions/resourceGroups/read",
  "Microsoft.Support/*",
  "Microsoft.KeyVault/checkNameAvailability/read",
  "Microsoft.KeyVault/deletedVaults/read",
  "Microsoft.KeyVault/locations/*/read",
  `${vaults}/*/read`,
  "Microsoft.KeyVault/operations/read",
];

function role(
  id: string,
  name: string,
  description: string,
  rights: Partial<Pick<RoleDefinition, "actions" | "notActions" | "dataActions" | "condition">>,
): RoleDefinition {
  return { id, name, description, actions: [], notActions: [], dataActions: [], ...rights };
}

function vaultRole(
  id: string,
  name: string,
  description: string,
  actions: readonly string[],
  dataActions: readonly string[],
): RoleDefinition {
  return role(id, `Key Vault ${name}`, `${description} ${rbacOnly}`, {
    actions,
    dataActions: dataActions.map((action) => `${vaults}/${action}`),
  });
}

const assignable = [
  "00482a5a-887f-4fb3-b363-3b7fe8e74483",
  "a4417e6f-fecd-4de8-b567-7b0420556985",
  "14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
  "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  "12338af0-0e69-4776-bea7-57ae8d297424",
  "21090545-7ca7-4776-b22c-e363652d74d2",
  "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  "4633458b-17de-408a-b874-0445c86b69e6",
].join(", ");
const only = (action: string, source: string) =>
  `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR ` +
  `(@${source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals{${assignable}}))`;

/**
 * The built-in roles, as published in MicrosoftDocs/azure-docs
 * articles/role-based-access-control/built-in-roles/{general,privileged,security,monitor}.md.
 */
const general: readonly RoleDefinition[] = [
  role(
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
    "Owner",
    "Grants full access to manage all resources, including the ability to assign roles in Azure RBAC.",
    { actions: ["*"] },
  ),
  role(
    "b24988ac-6180-42a0-ab88-20f7382dd24c",
    "Contributor",
    "Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.",
    {
      actions: ["*"],
      notActions: [
        "Microsoft.Authorization/*/Delete",
        "Microsoft.Authorization/*/Write",
        "Microsoft.Authorization/elevateAccess/Action",
        "Microsoft.Blueprint/blueprintAssignments/write",
        "Microsoft.Blueprint/blueprintAssignments/delete",
        "Microsoft.Compute/galleries/share/action",
        "Microsoft.Purview/consents/write",
        "Microsoft.Purview/consents/delete",
      ],
    },
  ),
  role(
    "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    "Reader",
    "View all resources, but does not allow you to make any changes.",
    { actions: ["*/read"] },
  ),
  role(
    "73c42c96-874c-492b-b04d-ab87d138a893",
    "Log Analytics Reader",
    "Log Analytics Reader can view and search all monitoring data as well as and view monitoring settings, including viewing the configuration of Azure diagnostics on all Azure resources.",
    {
      actions: [
        "*/read",
        "Microsoft.OperationalInsights/workspaces/analytics/query/action",
        "Microsoft.OperationalInsights/workspaces/search/action",
        "Microsoft.Support/*",
      ],
      notActions: ["Microsoft.OperationalInsights/workspaces/sharedKeys/read"],
    },
  ),
  role(
    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
    "User Access Administrator",
    "Lets you manage user access to Azure resources.",
    {
      actions: ["*/read", "Microsoft.Authorization/*", "Microsoft.Support/*"],
    },
  ),
  role(
    "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    "Role Based Access Control Administrator",
    "Manage access to Azure resources by assigning roles using Azure RBAC. This role does not allow you to manage access using other ways, such as Azure Policy.",
    {
      actions: [
        "Microsoft.Authorization/roleAssignments/write",
        "Microsoft.Authorization/roleAssignments/delete",
        "*/read",
        "Microsoft.Support/*",
      ],
    },
  ),
  role(
    "f25e0fa2-a7c8-4377-a976-54943a77a395",
    "Key Vault Contributor",
    "Manage key vaults, but does not allow you to assign roles in Azure RBAC, and does not allow you to access secrets, keys, or certificates.",
    {
      actions: [
        "Microsoft.Authorization/*/read",
        "Microsoft.Insights/alertRules/*",
        "Microsoft.KeyVault/*",
        "Microsoft.Resources/deployments/*",
        "Microsoft.Resources/subscriptions/resourceGroups/read",
        "Microsoft.Support/*",
      ],
      notActions: [
        "Microsoft.KeyVault/locations/deletedVaults/purge/action",
        "Microsoft.KeyVault/hsmPools/*",
        "Microsoft.KeyVault/managedHsms/*",
      ],
    },
  ),
  role(
    "8b54135c-b56d-4d72-a534-26097cfdc8d8",
    "Key Vault Data Access Administrator",
    "Manage access to Azure Key Vault by adding or removing role assignments for the Key Vault Administrator, Key Vault Certificates Officer, Key Vault Crypto Officer, Key Vault Crypto Service Encryption User, Key Vault Crypto User, Key Vault Reader, Key Vault Secrets Officer, or Key Vault Secrets User roles. Includes an ABAC condition to constrain role assignments.",
    {
      actions: [
        "Microsoft.Authorization/roleAssignments/write",
        "Microsoft.Authorization/roleAssignments/delete",
        "Microsoft.Authorization/*/read",
        "Microsoft.Resources/deployments/*",
        "Microsoft.Resources/subscriptions/resourceGroups/read",
        "Microsoft.Resources/subscriptions/read",
        "Microsoft.Management/managementGroups/read",
        "Microsoft.Support/*",
        `${vaults}/*/read`,
      ],
      condition: `${only("write", "Request")} AND ${only("delete", "Resource")}`,
    },
  ),
];

const keyVault: readonly RoleDefinition[] = [
  vaultRole(
    "00482a5a-887f-4fb3-b363-3b7fe8e74483",
    "Administrator",
    "Perform all data plane operations on a key vault and all objects in it, including certificates, keys, and secrets. Cannot manage key vault resources or manage role assignments.",
    looking,
    ["*"],
  ),
  vaultRole(
    "21090545-7ca7-4776-b22c-e363652d74d2",
    "Reader",
    "Read metadata of key vaults and its certificates, keys, and secrets. Cannot read sensitive values such as secret contents or key material.",
    looking,
    ["*/read", "secrets/readMetadata/action"],
  ),
  vaultRole(
    "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
    "Secrets Officer",
    "Perform any action on the secrets of a key vault, except manage permissions.",
    looking,
    ["secrets/*"],
  ),
  vaultRole(
    "4633458b-17de-408a-b874-0445c86b69e6",
    "Secrets User",
    "Read secret contents.",
    [],
    ["secrets/getSecret/action", "secrets/readMetadata/action"],
  ),
  vaultRole(
    "a4417e6f-fecd-4de8-b567-7b0420556985",
    "Certificates Officer",
    "Perform any action on the certificates of a key vault, except manage permissions.",
    looking,
    ["certificatecas/*", "certificates/*", "certificatecontacts/write"],
  ),
  vaultRole(
    "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba",
    "Certificate User",
    "Read certificate contents.",
    [],
    ["certificates/read", "secrets/getSecret/action", "secrets/readMetadata/action", "keys/read"],
  ),
  vaultRole(
    "14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
    "Crypto Officer",
    "Perform any action on the keys of a key vault, except manage permissions.",
    looking,
    ["keys/*", "keyrotationpolicies/*"],
  ),
  vaultRole(
    "12338af0-0e69-4776-bea7-57ae8d297424",
    "Crypto User",
    "Perform cryptographic operations using keys.",
    [],
    [
      "keys/read",
      "keys/update/action",
      "keys/backup/action",
      "keys/encrypt/action",
      "keys/decrypt/action",
      "keys/wrap/action",
      "keys/unwrap/action",
      "keys/sign/action",
      "keys/verify/action",
    ],
  ),
  vaultRole(
    "e147488a-f6f5-4113-8e2d-b22465e65bf6",
    "Crypto Service Encryption User",
    "Read metadata of keys and perform wrap/unwrap operations.",
    [
      "Microsoft.EventGrid/eventSubscriptions/write",
      "Microsoft.EventGrid/eventSubscriptions/read",
      "Microsoft.EventGrid/eventSubscriptions/delete",
    ],
    ["keys/read", "keys/wrap/action", "keys/unwrap/action"],
  ),
];

export const roleDefinitions: readonly RoleDefinition[] = [
  ...general,
  ...keyVault,
  ...automationRoles,
  assignmentRemover,
  blobAppender,
  versionRotator,
];

const byId = new Map(roleDefinitions.map((definition) => [definition.id, definition]));

export function roleDefinition(id: string): RoleDefinition | undefined {
  return byId.get(id.toLowerCase());
}
