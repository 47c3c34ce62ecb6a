import type { Check } from "../check.ts";
import { examineRights, type ExpectedRights } from "../expected-rights.ts";
import { vaultsByRole } from "../read-vault.ts";
import { changingVault, giving, readingValues } from "../vault-acts.ts";

const needed = [
  "secrets/readMetadata/action",
  "secrets/setSecret/action",
  "secrets/update/action",
  "certificates/create/action",
  "keys/rotate/action",
];

const expected: ExpectedRights = {
  identity: "rotation",
  needs: needed.map((action) => ({
    plane: "data",
    action: `Microsoft.KeyVault/vaults/${action}`,
    role: "Key Vault Version Rotator",
    means: "Rotations here are not begun, or old versions stay in use (docs/rotation.md).",
  })),
  never: [giving, changingVault, ...readingValues],
};

export const rotationRights: Check = {
  name: "rotation-rights",
  title: "The rotation identity makes and disables versions, and can never read a value",
  examine: async (patient) => examineRights(patient, expected, await vaultsByRole(patient)),
};
