import type { AccessRole } from "@vault-tab/contract";
import { v5 } from "uuid";
import type { Target } from "../grants/grant.ts";

/** Names of built-in roles are the same in every tenant. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security */
const roleIds: Record<AccessRole, string> = {
  read: "4633458b-17de-408a-b874-0445c86b69e6",
  see: "21090545-7ca7-4776-b22c-e363652d74d2",
};

/** Of our own making: it only has to stay the same. */
const NAMESPACE = "8f0d2c0e-5b57-4d0c-9a3e-6b9f3f0d7a11";

export const nameFor = (text: string): string => v5(text, NAMESPACE);

export const subscriptionOf = (resourceId: string): string => resourceId.split("/")[2] ?? "";

export const scopeOf = ({ vaultResourceId, secret }: Target): string =>
  secret === undefined ? vaultResourceId : `${vaultResourceId}/secrets/${secret}`;

/** UUIDv5 of scope, principal and role: the same target always has the same name. */
export const nameOf = (target: Target): string =>
  nameFor(`${scopeOf(target).toLowerCase()} ${target.principalId} ${target.role}`);

export const roleDefinitionOf = ({ vaultResourceId, role }: Target): string =>
  `/subscriptions/${subscriptionOf(vaultResourceId)}/providers/Microsoft.Authorization/roleDefinitions/${roleIds[role]}`;

const roleOf = (roleDefinitionId: string): AccessRole | undefined => {
  const id = roleDefinitionId.split("/").at(-1)?.toLowerCase();
  if (id === roleIds.read) return "read";
  return id === roleIds.see ? "see" : undefined;
};

interface Standing {
  readonly roleDefinitionId?: string;
  readonly scope?: string;
  readonly principalId?: string;
}

/** What it opens, where that is something that we give. */
export const targetOf = (
  { roleDefinitionId = "", scope = "", principalId = "" }: Standing,
  vaults: readonly string[],
): Target | undefined => {
  const role = roleOf(roleDefinitionId);
  const lower = scope.toLowerCase();
  const vaultResourceId = vaults.find((one) => lower.startsWith(one.toLowerCase()));
  if (!role || vaultResourceId === undefined) return undefined;
  const [, secret] = /^\/secrets\/([^/]+)$/i.exec(scope.slice(vaultResourceId.length)) ?? [];
  if ((role === "see") !== (lower === vaultResourceId.toLowerCase())) return undefined;
  if (role === "read" && secret === undefined) return undefined;
  return {
    vault: vaultResourceId.split("/").at(-1) ?? "",
    vaultResourceId,
    principalId,
    role,
    ...(secret !== undefined && { secret }),
  };
};
