import type { Check } from "../check.ts";
import { examineRights, type ExpectedRights } from "../expected-rights.ts";
import { failed, type Finding, ok, unchecked, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";
import { vaultsByRole } from "../read-vault.ts";
import { changingVault, giving, readingValues, writingValues } from "../vault-acts.ts";

const expected: ExpectedRights = {
  identity: "watchdog",
  needs: ["read", "delete"].map((act) => ({
    plane: "control",
    action: `Microsoft.Authorization/roleAssignments/${act}`,
    role: "Role Assignment Remover",
    means: "While the service is down, nobody ends access that is over.",
  })),
  never: [giving, changingVault, ...readingValues, ...writingValues],
};

export const watchdog: Check = {
  name: "watchdog",
  title: "The watchdog can take away what the grants identity made, and give nothing",
  examine: async (patient) => {
    if (!patient.watchdog) {
      return [
        warning({
          about: "WATCHDOG_IDENTITY_CLIENT_ID, GRANTS_IDENTITY_OBJECT_ID",
          found: "Not set here",
          means: "Whether a watchdog runs, and as whom, can't be seen from these settings.",
          remedy: "Run it once where ROLE is all and both are set, as docs/doctor.md says.",
        }),
      ];
    }
    const rights = await examineRights(patient, expected, await vaultsByRole(patient));
    return [await samePrincipal(patient, patient.watchdog.grantsIdentityObjectId), ...rights];
  },
};

/** By it alone the watchdog knows which assignments are ours. */
const samePrincipal = async (patient: Patient, named: string): Promise<Finding> => {
  const about = "GRANTS_IDENTITY_OBJECT_ID";
  if (patient.config.granting.by === "pim")
    return ok("Not needed: Azure itself ends what PIM has given", about);
  const identity = patient.identity("grants");
  const actual = await identity?.objectId().catch(() => undefined);
  if (identity === undefined || actual === undefined) {
    return unchecked({
      about,
      found: "This machine has no token of the grants identity",
      means: "Whether the watchdog would know our role assignments is not known.",
      remedy:
        "Compare it with: az identity show --name NAME --resource-group GROUP --query principalId",
    });
  }
  if (actual.toLowerCase() === named.toLowerCase())
    return ok("Is that of the grants identity", about);
  return failed({
    about,
    found: `Is not the object id of ${identity.variable}`,
    means: "The watchdog takes our role assignments for somebody else's and ends none of them.",
    remedy: `Set GRANTS_IDENTITY_OBJECT_ID=${actual}`,
  });
};
