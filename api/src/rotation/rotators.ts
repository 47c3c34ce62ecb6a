import type { Kind, RotatorName } from "@vault-tab/contract";

interface RotatorFacts {
  readonly kinds: readonly Kind[];
  /** What a person needs in Azure to start it by hand. */
  readonly dataAction: string;
  /** Another system brings the new version about, and can be told to stop. */
  readonly outside?: true;
}

const SET = "Microsoft.KeyVault/vaults/secrets/setSecret/action";

/** https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault */
export const rotatorFacts: Readonly<Record<RotatorName, RotatorFacts>> = {
  generated: { kinds: ["secret"], dataAction: SET },
  "github-actions": { kinds: ["secret"], dataAction: SET, outside: true },
  "azure-automation": { kinds: ["secret"], dataAction: SET, outside: true },
  "certificate-renewal": {
    kinds: ["certificate"],
    dataAction: "Microsoft.KeyVault/vaults/certificates/create/action",
  },
  "key-rotation": { kinds: ["key"], dataAction: "Microsoft.KeyVault/vaults/keys/rotate/action" },
};

export const worksOutside = (name: RotatorName): boolean => rotatorFacts[name].outside === true;

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
