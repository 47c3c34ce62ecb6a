import type { Check } from "../check.ts";
import { type Finding, ok, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";
import { type NamedVault, readVault, vaultsOf } from "../read-vault.ts";

export const vaultAuthorization: Check = {
  name: "vault-authorization",
  title: "Roles count in each vault, not access policies",
  examine: async (patient) =>
    (await Promise.all(vaultsOf(patient.config).map((vault) => look(patient, vault)))).flat(),
};

/** What can't be read is told of by "vault-settings". */
const look = async (patient: Patient, vault: NamedVault): Promise<readonly Finding[]> => {
  const answer = await readVault(patient, vault);
  if (answer.is !== "found") return [];
  if (answer.properties.enableRbacAuthorization === true)
    return [ok("By roles (Azure RBAC)", vault.name)];
  return [
    warning({
      about: vault.name,
      found: "Still uses access policies",
      means: "It is shown, and no access to it is granted: a role assignment would open nothing.",
      remedy: `Give today's holders roles first, then: az keyvault update --name ${vault.name} --enable-rbac-authorization true`,
    }),
  ];
};
