import type { Check } from "../check.ts";
import { examineRights, type ExpectedRights } from "../expected-rights.ts";
import { ok } from "../finding.ts";
import { vaultsByRole } from "../read-vault.ts";
import { readingValues, writingValues } from "../vault-acts.ts";

const expected: ExpectedRights = {
  identity: "pim",
  needs: [
    {
      plane: "control",
      action: "Microsoft.Authorization/roleAssignmentScheduleRequests/write",
      role: "User Access Administrator",
      means: "No access can be opened here by Privileged Identity Management.",
    },
    {
      plane: "data",
      action: "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
      role: "Key Vault Reader",
      means:
        "Whether a secret is still the one that was asked for can't be seen, so no access is opened.",
    },
  ],
  never: [...readingValues, ...writingValues],
};

export const pim: Check = {
  name: "pim",
  title: "Where access is granted by Privileged Identity Management, its identity may",
  examine: async (patient) =>
    patient.config.granting.by === "pim"
      ? examineRights(patient, expected, await vaultsByRole(patient))
      : [ok("Not used: GRANTS_BY is assignments")],
};
