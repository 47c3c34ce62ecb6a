import type { Kind, RotatorName } from "@vault-tab/contract";

interface RotatorFacts {
  readonly kinds: readonly Kind[];
  /** What a person needs in Azure to start it by hand. */
  readonly dataAction: string;
}

const SET = "Microsoft.KeyVault/vaults/secrets/setSecret/action";

/** https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault */
export const rotatorFacts: Readonly<Record<RotatorName, RotatorFacts>> = {
  generated: { kinds: ["secret"], dataAction: SET },
  "github-actions": { kinds: ["secret"], dataAction: SET },
  "azure-automation": { kinds: ["secret"], dataAction: SET },
  "certificate-renewal": {
    kinds: ["certificate"],
    dataAction: "Microsoft.KeyVault/vaults/certificates/create/action",
  },
  "key-rotation": { kinds: ["key"], dataAction: "Microsoft.KeyVault/vaults/keys/rotate/action" },
};

export const rotatorsFor = (kind: Kind): readonly RotatorName[] =>
  names.filter((name) => rotatorFacts[name].kinds.includes(kind));

const names: readonly RotatorName[] = [
  "generated",
  "github-actions",
  "azure-automation",
  "certificate-renewal",
  "key-rotation",
];

/** What a person needs in Azure, where no plan says by which rotator. */
export const dataActionFor = (kind: Kind, rotator: RotatorName | undefined): string => {
  const [usual = "generated"] = rotatorsFor(kind);
  return rotatorFacts[rotator ?? usual].dataAction;
};
