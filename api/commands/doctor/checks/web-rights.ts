import type { Check } from "../check.ts";
import { examineRights, type ExpectedRights } from "../expected-rights.ts";
import { vaultsThere } from "../read-vault.ts";
import { changingVault, giving, readingValues, writingValues } from "../vault-acts.ts";

const expected: ExpectedRights = {
  identity: "web",
  needs: [
    {
      plane: "control",
      action: "Microsoft.KeyVault/vaults/read",
      role: "Reader",
      means: "Where the vault is, and whether roles count in it, is not shown.",
    },
  ],
  never: [giving, changingVault, ...readingValues, ...writingValues],
};

/** It answers people under their own tokens: taken over, it must be of no use. */
export const webRights: Check = {
  name: "web-rights",
  title: "The web identity is Reader on each vault, and may do nothing in it",
  examine: async (patient) => examineRights(patient, expected, await vaultsThere(patient)),
};
