import type { AccessRole } from "@vault-tab/contract";

/** Names of the built-in roles. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security */
export const roleNames: Record<AccessRole, string> = {
  read: "Key Vault Secrets User",
  see: "Key Vault Reader",
};
