import type { Missing } from "@vault-tab/contract";
import { mayAct, type Permissions } from "./may-act.ts";
import type { VaultFacts, WatchedVault } from "./watched-vault.ts";

export interface Granting {
  readonly needs: readonly string[];
  readonly identityObjectId: string;
  readonly permissions: readonly Permissions[];
}

/** Without which nothing can be granted in this vault, with the command that mends it. */
export const whatIsMissing = (
  vault: Pick<WatchedVault, "name" | "resourceId">,
  { authorization }: Pick<VaultFacts, "authorization">,
  granting: Granting,
): Missing[] => [
  ...(authorization === "access-policies" ? [rbac(vault)] : []),
  ...(granting.needs.every((action) => mayAct(granting.permissions, action))
    ? []
    : [rightToGrant(vault, granting)]),
];

const rbac = ({ name, resourceId }: Pick<WatchedVault, "name" | "resourceId">): Missing => {
  const [, , subscription = "", , resourceGroup = ""] = resourceId.split("/");
  return {
    what: "The vault uses access policies.",
    why:
      "They can’t be given for one secret nor for a time, so Vault Tab grants nothing here. Once the " +
      "vault uses Azure roles its policies no longer count: give everybody who needs one a role first.",
    command: shell([
      ...["az", "keyvault", "update", "--subscription", subscription],
      ...["--resource-group", resourceGroup, "--name", name, "--enable-rbac-authorization", "true"],
    ]),
  };
};

const rightToGrant = (
  { resourceId }: Pick<WatchedVault, "resourceId">,
  { identityObjectId, needs }: Granting,
): Missing => {
  // PIM's own requests are not among what the narrower role, nor its condition, speaks of.
  const byPim = needs.some((need) => need.includes("ScheduleRequests"));
  const lacks = needs.map((need) => need.split("/").slice(1).join("/")).join(" and ");
  return {
    what: "Vault Tab may not give access here.",
    why:
      `The identity that grants lacks ${lacks} at this vault.` +
      (byPim ? "" : " The command lets it give and take two roles only, and to people only."),
    command: shell([
      ...["az", "role", "assignment", "create", "--assignee-object-id", identityObjectId],
      ...["--assignee-principal-type", "ServicePrincipal", "--scope", resourceId],
      ...["--role", byPim ? "User Access Administrator" : ADMINISTRATOR],
      ...(byPim ? [] : ["--condition-version", "2.0", "--condition", CONDITION]),
    ]),
  };
};

const ADMINISTRATOR = "Role Based Access Control Administrator";
/** Key Vault Secrets User, Key Vault Reader. */
const ROLES = "4633458b-17de-408a-b874-0445c86b69e6, 21090545-7ca7-4776-b22c-e363652d74d2";

/** https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-examples */
const bounded = (action: string, source: string): string => {
  const attribute = (name: string) => `@${source}[Microsoft.Authorization/roleAssignments:${name}]`;
  return (
    `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR ` +
    `(${attribute("RoleDefinitionId")} ForAnyOfAnyValues:GuidEquals {${ROLES}} AND ` +
    `${attribute("PrincipalType")} ForAnyOfAnyValues:StringEqualsIgnoreCase {'User'}))`
  );
};
const CONDITION = `${bounded("write", "Request")} AND ${bounded("delete", "Resource")}`;

/** For a POSIX shell: in single quotes nothing means anything but the quote itself. */
const shell = (words: readonly string[]): string =>
  words
    .map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(" ");
