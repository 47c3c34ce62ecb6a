/** Names of built-in roles are the same in every tenant: Key Vault Secrets User, Key Vault Reader. */
const given = {
  "4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
  "21090545-7ca7-4776-b22c-e363652d74d2": "Key Vault Reader",
} as const;

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/**
 * What is wrong with the condition under which an identity gives roles: it has to hold it to the two roles
 * that we give, and to users.
 * https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-examples
 */
export const faultOfCondition = (condition: string | undefined): string | undefined => {
  if (condition === undefined) return "without a condition, so it may give any role to anybody";
  for (const action of ["write", "delete"]) {
    if (!condition.includes(`ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'}`))
      return `under a condition that does not speak of roleAssignments/${action}`;
  }
  const named = new Set((condition.match(guid) ?? []).map((one) => one.toLowerCase()));
  const other = [...named].find((one) => !(one in given));
  if (other !== undefined) return `under a condition that allows another role, ${other}`;
  const missing = Object.entries(given).find(([id]) => !named.has(id));
  if (missing) return `under a condition that does not allow ${missing[1]}`;
  const users = condition.match(
    /:PrincipalType\]\s*ForAnyOfAnyValues:StringEqualsIgnoreCase\s*\{'User'\}/g,
  );
  return users?.length === 2 ? undefined : "under a condition that does not hold it to users";
};
