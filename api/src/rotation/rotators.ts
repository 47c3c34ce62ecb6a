import type { Kind, RotatorName, RotatorSettings } from "@vault-tab/contract";

interface RotatorFacts {
  readonly kinds: readonly Kind[];
  /** What a person needs in Azure to start it by hand. */
  readonly dataAction: string;
  /** Another system brings the new version about: no token of a person is needed. */
  readonly outside?: true;
  /** It takes its time, and can be told to stop. */
  readonly followed?: true;
  /** The new version says by its tag whose it is. */
  readonly tagged: boolean;
}

const SET = "Microsoft.KeyVault/vaults/secrets/setSecret/action";

const elsewhere = { kinds: ["secret"], outside: true, followed: true, tagged: true } as const;

/** https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault */
export const rotatorFacts: Readonly<Record<RotatorName, RotatorFacts>> = {
  generated: { kinds: ["secret"], dataAction: SET, tagged: true },
  "github-actions": { ...elsewhere, dataAction: SET },
  "azure-automation": { ...elsewhere, dataAction: SET },
  "certificate-renewal": {
    kinds: ["certificate"],
    followed: true,
    tagged: true,
    dataAction: "Microsoft.KeyVault/vaults/certificates/create/action",
  },
  // It takes nothing but the name: https://learn.microsoft.com/rest/api/keyvault/keys/rotate-key/rotate-key
  "key-rotation": {
    kinds: ["key"],
    tagged: false,
    dataAction: "Microsoft.KeyVault/vaults/keys/rotate/action",
  },
};

export const worksOutside = (name: RotatorName): boolean => rotatorFacts[name].outside === true;

/**
 * Whether the old version stays until somebody says that it is out of use: what was encrypted with a key
 * is not read again for years, and silence proves nothing of it.
 */
export const keepsOld = (settings: RotatorSettings): boolean =>
  settings.rotator === "key-rotation" && settings.disableOld !== true;

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
