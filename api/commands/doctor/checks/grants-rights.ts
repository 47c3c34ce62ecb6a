import type { Check } from "../check.ts";
import { faultOfCondition } from "../delegation-condition.ts";
import {
  allows,
  examineRights,
  type ExpectedRights,
  type Place,
  takeRole,
} from "../expected-rights.ts";
import { failed, type Finding, warning } from "../finding.ts";
import type { KnownIdentity } from "../known-identity.ts";
import type { Patient } from "../patient.ts";
import { vaultsByRole } from "../read-vault.ts";
import { type HeldRole, rolesAt } from "../roles-at.ts";
import { changingVault, giving, readingValues, writingValues } from "../vault-acts.ts";

const administrator = "Role Based Access Control Administrator";

const expected: ExpectedRights = {
  identity: "grants",
  needs: [
    ...["write", "delete"].map((act) => ({
      plane: "control" as const,
      action: `Microsoft.Authorization/roleAssignments/${act}`,
      role: administrator,
      means: "No access can be opened or ended in this vault.",
    })),
    {
      plane: "data",
      action: "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
      role: "Key Vault Reader",
      means:
        "Whether a secret is still the one that was asked for can't be seen, so no access is opened.",
    },
  ],
  never: [changingVault, ...readingValues, ...writingValues],
};

/** With the condition, which `az role assignment create` takes beside the rest. */
const mend =
  "Replace it by one at the vault, with the condition of infra/ (docs/doctor.md, grants-rights):";

export const grantsRights: Check = {
  name: "grants-rights",
  title: "The grants identity gives two roles in each vault, to people, and nothing else",
  examine: async (patient) => {
    const identity = patient.identity("grants");
    if (!identity) return [];
    const vaults = await vaultsByRole(patient);
    const wide = await Promise.all(vaults.map((vault) => tooWide(patient, identity, vault)));
    const narrow = await examineRights(patient, expected, vaults);
    return [...narrow, ...wide.flat()];
  },
};

const tooWide = async (
  patient: Patient,
  identity: KnownIdentity,
  vault: Place,
): Promise<readonly Finding[]> => {
  const roles = await rolesAt(patient, identity, vault.resourceId);
  if (typeof roles === "string") return [];
  const principal = await identity.objectId();
  return roles
    .filter((role) => allows(role, giving))
    .flatMap((role) => [
      ...byCondition(role, principal, vault),
      ...byScope(role, principal, vault),
    ]);
};

const byCondition = (role: HeldRole, principal: string, vault: Place): readonly Finding[] => {
  const fault = faultOfCondition(role.condition);
  if (fault === undefined) return [];
  return [
    failed({
      about: vault.name,
      found: `The grants identity holds "${role.name}" ${fault}`,
      means:
        "Whoever takes this identity over could give more than the service ever does, or it can't give what it has to.",
      remedy: `${mend} ${takeRole(principal, role.name, role.scope)}`,
    }),
  ];
};

const byScope = (role: HeldRole, principal: string, vault: Place): readonly Finding[] => {
  if (role.scope.toLowerCase() === vault.resourceId.toLowerCase()) return [];
  const parts = role.scope.split("/").length;
  const words = {
    about: vault.name,
    found: `The grants identity holds "${role.name}" at ${role.scope}`,
    means: "It reaches vaults that are not watched here.",
    remedy: `${mend} ${takeRole(principal, role.name, role.scope)}`,
  };
  // `/subscriptions/ID/resourceGroups/NAME` has five parts.
  return [parts < 5 ? failed(words) : warning(words)];
};
