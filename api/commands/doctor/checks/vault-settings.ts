import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";
import { type NamedVault, readVault, vaultsOf, type VaultProperties } from "../read-vault.ts";

export const vaultSettings: Check = {
  name: "vault-settings",
  title: "Each watched vault is there, recoverable and reachable",
  examine: async (patient) =>
    (await Promise.all(vaultsOf(patient.config).map((vault) => look(patient, vault)))).flat(),
};

const look = async (patient: Patient, vault: NamedVault): Promise<readonly Finding[]> => {
  const answer = await readVault(patient, vault);
  if (answer.is === "found") {
    const findings = faultsOf(patient, vault, answer.properties);
    return findings.length > 0 ? findings : [ok("Is there", vault.name)];
  }
  if (answer.is === "missing") {
    return [
      failed({
        about: vault.name,
        found: "ARM knows no such vault",
        means: "Its secrets are not shown, and no access to them can be asked for.",
        remedy: `Correct its resource id in VAULTS (az keyvault show --name ${vault.name} --query id), or recover it (az keyvault recover --name ${vault.name}); a recovered vault has lost its role assignments and event subscriptions.`,
      }),
    ];
  }
  return [
    unchecked({
      about: vault.name,
      found:
        answer.is === "refused"
          ? "None of our identities may read its settings"
          : "ARM could not be asked",
      means: "Whether it is there, recoverable and reachable is not known.",
      remedy: `az role assignment create --assignee-object-id WEB_IDENTITY --assignee-principal-type ServicePrincipal --role Reader --scope ${vault.resourceId}`,
    }),
  ];
};

const faultsOf = (
  { config }: Patient,
  { name }: NamedVault,
  properties: VaultProperties,
): readonly Finding[] => {
  const closed =
    properties.publicNetworkAccess?.toLowerCase() === "disabled" ||
    properties.networkAcls?.defaultAction?.toLowerCase() === "deny";
  return [
    ...(properties.tenantId.toLowerCase() === config.tenantId.toLowerCase()
      ? []
      : [
          failed({
            about: name,
            found: "Belongs to another tenant",
            means: "No token of ours opens it.",
            remedy: `Move it into this tenant (az keyvault update --name ${name} --set properties.tenantId=${config.tenantId}), or take it out of VAULTS.`,
          }),
        ]),
    ...(properties.enableSoftDelete === false
      ? [
          failed({
            about: name,
            found: "Soft delete is off",
            means: "A deleted secret is gone at once.",
            remedy: `az keyvault update --name ${name} --set properties.enableSoftDelete=true`,
          }),
        ]
      : []),
    ...(properties.enablePurgeProtection === true
      ? []
      : [
          warning({
            about: name,
            found: "Purge protection is off",
            means: "Who may purge can destroy a deleted secret, and the vault, before its time.",
            remedy: `az keyvault update --name ${name} --enable-purge-protection true (it can't be turned off again)`,
          }),
        ]),
    ...(closed
      ? [
          warning({
            about: name,
            found: "Its firewall is closed to public networks",
            means:
              "The service, and the people whom it lets in, need a private endpoint or a rule.",
            remedy: `If "vault-data" fails too: az keyvault network-rule add --name ${name} --ip-address ADDRESS, or a private endpoint (infra/).`,
          }),
        ]
      : []),
  ];
};
