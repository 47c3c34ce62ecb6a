import { tenantDomain } from "../tenant.ts";
import type { Person } from "../world.ts";

/** Roles, not invented people. The passwords open nothing but this sandbox. */
export const seedPeople: readonly Person[] = [
  person("requester", "Requester", 1),
  person("approver", "Approver", 2),
  person("second-approver", "Second approver", 3),
  person("admin", "Admin", 4, ["Vault.Admin"]),
  person("auditor", "Auditor", 5, ["Vault.Auditor"]),
  person("outsider", "Outsider", 6),
  person("crypto-only", "Crypto only", 7),
  person("one-secret-only", "One secret only", 8),
  guest("guest", "Guest", 9),
];

export function seedPerson(key: string): Person {
  const found = seedPeople.find((one) => one.key === key);
  if (!found) throw new Error(`The seed has no person ${key}`);
  return found;
}

/** Named as Entra names whom it invites: external-identities/user-properties.md. */
function guest(key: string, name: string, number: number): Person {
  const userPrincipalName = `${key}_fabrikam.example#EXT#@${tenantDomain}`;
  return { ...person(key, name, number), userPrincipalName, userType: "Guest" };
}

function person(key: string, name: string, number: number, appRoles: string[] = []): Person {
  return {
    key,
    objectId: `a1000000-0000-4000-8000-00000000000${number}`,
    name,
    userPrincipalName: `${key}@${tenantDomain}`,
    password: `Sandbox-${key}-2026`,
    accountEnabled: true,
    appRoles,
  };
}
