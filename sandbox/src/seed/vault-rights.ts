import { assignmentRemover, blobAppender, versionRotator } from "../authorization/custom-roles.ts";
import { automationRoleIds } from "../authorization/automation-roles.ts";
import { automationAccount } from "../automation/account.ts";
import { githubApp } from "../github/github-app.ts";
import { checkpointContainer, logWorkspace, resourceGroup } from "../tenant.ts";

/** Who may do what in the vaults, in the terms of Azure. */

const roles = {
  accessAdministrator: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
  userAccessAdministrator: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  logReader: "73c42c96-874c-492b-b04d-ab87d138a893",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  vaultReader: "21090545-7ca7-4776-b22c-e363652d74d2",
  secretsOfficer: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  certificatesOfficer: "a4417e6f-fecd-4de8-b567-7b0420556985",
  cryptoOfficer: "14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
  cryptoUser: "12338af0-0e69-4776-bea7-57ae8d297424",
  secretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
} as const;

export interface Right {
  /** Key of a person, or name of an identity. */
  readonly who: string;
  readonly role: string;
  /** `/` is the subscription; its resource group; the workspace; the Automation account; a vault; or one secret: `kv-platform/secrets/deploy-bot-token`. */
  readonly where: string;
  readonly condition?: string;
}

const rbacVaults = ["kv-payments-dev", "kv-payments-prod", "kv-platform", "kv-fleet"];
export const policyVaults = ["kv-legacy"];
export const policyHolders = ["approver", "admin"];

const officer = [roles.secretsOfficer, roles.certificatesOfficer, roles.cryptoOfficer];
const at = (
  places: readonly string[],
  who: string,
  ...given: readonly string[]
): readonly Right[] => places.flatMap((where) => given.map((role) => ({ who, role, where })));

/** May give and take only these two roles, and only to users: delegate-role-assignments-examples.md. */
const bounded = (action: string, source: string) => {
  const attribute = (name: string) => `@${source}[Microsoft.Authorization/roleAssignments:${name}]`;
  return (
    `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR ` +
    `(${attribute("RoleDefinitionId")} ForAnyOfAnyValues:GuidEquals {${roles.secretsUser}, ${roles.vaultReader}} AND ` +
    `${attribute("PrincipalType")} ForAnyOfAnyValues:StringEqualsIgnoreCase {'User'}))`
  );
};
const grantsCondition = `${bounded("write", "Request")} AND ${bounded("delete", "Resource")}`;

export const rights: readonly Right[] = [
  ...at(["kv-payments-dev", "kv-payments-prod", "kv-fleet"], "requester", roles.vaultReader),
  ...at(rbacVaults, "approver", roles.vaultReader),
  ...at(["kv-payments-dev"], "approver", ...officer),
  ...at(rbacVaults, "second-approver", roles.vaultReader),
  ...at(rbacVaults, "admin", roles.vaultReader),
  ...at(["kv-payments-dev"], "admin", ...officer),
  ...at(["kv-platform"], "crypto-only", roles.cryptoUser),
  ...at(["kv-platform/secrets/deploy-bot-token"], "one-secret-only", roles.secretsUser),
  ...at([...rbacVaults, ...policyVaults], "vault-tab-web", roles.reader),
  ...at(rbacVaults, "vault-tab-grants", roles.accessAdministrator).map((right) => ({
    ...right,
    condition: grantsCondition,
  })),
  ...at(rbacVaults, "vault-tab-grants", roles.vaultReader),
  ...at(rbacVaults, "vault-tab-pim", roles.userAccessAdministrator, roles.vaultReader),
  ...at(["/"], "vault-tab-grants", roles.reader),
  ...at(rbacVaults, "vault-tab-rotation", versionRotator.id),
  ...at([logWorkspace.name], "vault-tab-logs", roles.logReader),
  ...at([checkpointContainer.container], "vault-tab-logs", blobAppender.id),
  ...at(["kv-payments-dev", "kv-payments-prod"], "checkout-service", roles.secretsUser),
  ...at(
    [`${githubApp.key.vault}/keys/${githubApp.key.name}`],
    "vault-tab-rotation",
    roles.cryptoUser,
  ),
  ...["github-rotation", "automation-rotation"].flatMap((who) =>
    at(["kv-payments-dev", "kv-payments-prod", "kv-fleet"], who, roles.secretsOfficer),
  ),
  ...at([automationAccount.name], "vault-tab-rotation", ...Object.values(automationRoleIds)),
  ...at([resourceGroup], "vault-tab-watchdog", assignmentRemover.id).map((right) => ({
    ...right,
    condition: bounded("delete", "Resource"),
  })),
];
