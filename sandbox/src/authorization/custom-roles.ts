import { resourceGroup, subscriptionId } from "../tenant.ts";
import type { RoleDefinition } from "./role-definition.ts";

const assignableScopes = [`/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`];

/** What somebody of this tenant defined: may see role assignments and end them, and never make one. */
export const assignmentRemover: RoleDefinition = {
  id: "7d3b8c1e-5a42-4f6d-9b0e-2c1f8a6d4e57",
  name: "Role Assignment Remover",
  description: "Reads and deletes role assignments.",
  actions: [
    "Microsoft.Authorization/roleAssignments/read",
    "Microsoft.Authorization/roleAssignments/delete",
  ],
  notActions: [],
  dataActions: [],
  assignableScopes,
};

/** Adds blobs that are not there yet, and can neither overwrite nor delete one. */
export const blobAppender: RoleDefinition = {
  id: "c4e1f7b2-9d36-4a58-8c0f-6b7a2e5d1f93",
  name: "Blob Appender",
  description: "Adds and reads blobs; overwrites and deletes none.",
  actions: [],
  notActions: [],
  dataActions: ["read", "add/action"].map(
    (action) => `Microsoft.Storage/storageAccounts/blobServices/containers/blobs/${action}`,
  ),
  assignableScopes,
};

/** Brings new versions into being and takes old ones out of use; a value it can never read. */
export const versionRotator: RoleDefinition = {
  id: "b2f6a9d4-7c13-4e85-a0d9-5e3b61c8f704",
  name: "Key Vault Version Rotator",
  description: "Makes and disables versions of secrets, certificates and keys; reads no value.",
  actions: [],
  notActions: [],
  dataActions: [
    "secrets/readMetadata/action",
    "secrets/setSecret/action",
    "secrets/update/action",
    "certificates/read",
    "certificates/create/action",
    "certificates/update/action",
    "keys/read",
    "keys/rotate/action",
    "keys/update/action",
    "keyrotationpolicies/read",
  ].map((action) => `Microsoft.KeyVault/vaults/${action}`),
  assignableScopes,
};
