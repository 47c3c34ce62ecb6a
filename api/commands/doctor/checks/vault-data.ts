import { randomUUID } from "node:crypto";
import { createSecretIdentities } from "../../../src/azure/secret-identities.ts";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked } from "../finding.ts";
import { hasToken } from "../known-identity.ts";
import type { Patient } from "../patient.ts";
import { type NamedVault, vaultsByRole } from "../read-vault.ts";

/** Of something that nobody has: what is asked for is whether we may ask. */
const NOBODYS = "vault-tab-doctor-asks";

export const vaultData: Check = {
  name: "vault-data",
  title: "Key Vault itself answers, and shows the grants identity metadata",
  examine: async (patient) => {
    const identity = patient.identity("grants") ?? patient.identity("pim");
    if (!identity || !(await hasToken(identity))) {
      return [
        unchecked({
          found: "This machine has no identity that may look into the vaults",
          means: "Whether Key Vault can be reached is seen where the worker runs.",
          remedy: "Run it where ROLE is worker or all, with the grants identity assigned.",
        }),
      ];
    }
    const identities = createSecretIdentities({
      credential: identity.credential,
      apiVersion: patient.config.keyVaultApiVersion,
      newRequestId: randomUUID,
    });
    const vaults = await vaultsByRole(patient);
    return Promise.all(vaults.map((vault) => look(patient, identities, vault)));
  },
};

const look = async (
  { config }: Patient,
  identities: ReturnType<typeof createSecretIdentities>,
  { name, resourceId }: NamedVault,
): Promise<Finding> => {
  const uri = `https://${name}.${config.vaultHost}`;
  try {
    const answer = await identities.versions(
      { name, uri, resourceId, environment: "" },
      "secret",
      NOBODYS,
    );
    if (answer !== "refused") return ok("Answers", name);
    return failed({
      about: name,
      found: "Refuses the grants identity",
      means: "No access is opened here: whether a secret is still the one asked for can't be seen.",
      remedy: `Give it Key Vault Reader as "grants-rights" says; if it has it, let this network in: az keyvault network-rule add --name ${name} --ip-address ADDRESS, or a private endpoint.`,
    });
  } catch {
    return failed({
      about: name,
      found: `${uri} gives no answer`,
      means: "Nothing of this vault is shown, opened or rotated.",
      remedy:
        "Look at its firewall, the private endpoint and the private DNS zone privatelink.vaultcore.azure.net from here.",
    });
  }
};
