import * as z from "zod/mini";
import type { Config } from "../../src/config.ts";
import type { Patient } from "./patient.ts";

/** https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/get */
const Vault = z.object({
  properties: z.object({
    tenantId: z.string(),
    enableRbacAuthorization: z.nullish(z.boolean()),
    enableSoftDelete: z.nullish(z.boolean()),
    enablePurgeProtection: z.nullish(z.boolean()),
    publicNetworkAccess: z.nullish(z.string()),
    networkAcls: z.nullish(z.object({ defaultAction: z.nullish(z.string()) })),
  }),
});

export type VaultProperties = z.infer<typeof Vault>["properties"];
export type VaultAnswer =
  | { readonly is: "found"; readonly properties: VaultProperties }
  | { readonly is: "missing" | "refused" | "nobody" | "silent" };

export interface NamedVault {
  readonly name: string;
  readonly resourceId: string;
}

export const vaultsOf = ({ vaults }: Config): readonly NamedVault[] =>
  vaults.map(({ resourceId }) => ({ resourceId, name: resourceId.split("/").at(-1) ?? "" }));

/** Settings of a vault, under whichever identity may read them. */
export const readVault = async (
  { arm }: Patient,
  { resourceId }: NamedVault,
): Promise<VaultAnswer> => {
  const answer = await arm.read(resourceId, "2023-07-01");
  if (answer.is !== "found") return answer;
  return { is: "found", properties: Vault.parse(answer.body).properties };
};

type Judge = (answer: VaultAnswer) => boolean;

const vaultsWhere = async (patient: Patient, fits: Judge): Promise<readonly NamedVault[]> => {
  const vaults = vaultsOf(patient.config);
  const answers = await Promise.all(vaults.map((vault) => readVault(patient, vault)));
  return vaults.filter((_, index) => {
    const answer = answers[index];
    return answer !== undefined && fits(answer);
  });
};

/** Without those of which ARM says that they are not there, as "vault-settings" tells. */
export const vaultsThere = (patient: Patient): Promise<readonly NamedVault[]> =>
  vaultsWhere(patient, ({ is }) => is !== "missing");

/** Those in which roles count: what an access policy says, no role assignment changes. */
export const vaultsByRole = (patient: Patient): Promise<readonly NamedVault[]> =>
  vaultsWhere(patient, (answer) =>
    answer.is === "found"
      ? answer.properties.enableRbacAuthorization === true
      : answer.is !== "missing",
  );
