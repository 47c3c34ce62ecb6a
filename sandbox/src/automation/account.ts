import { resourceGroup, subscriptionId } from "../tenant.ts";

/** The one Automation account; its runbooks act as its system-assigned identity. */
export const automationAccount = {
  name: "aa-rotation",
  resourceId: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Automation/automationAccounts/aa-rotation`,
} as const;

export interface Runbook {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, { readonly mandatory: boolean }>>;
  readonly published: boolean;
}

const endings: Readonly<Record<string, string>> = {
  "": "Makes a new credential at the provider and writes it into Key Vault.",
  "-Fail": "Fails before it has written.",
  "-Fail-Late": "Fails after it has written.",
  "-Stall": "Never ends.",
  "-Slow": "Takes 30 times as long.",
  "-Suspend": "Is suspended before it has written.",
  "-Leak": "Prints the new value by mistake.",
};

export const runbooks: readonly Runbook[] = [
  ...Object.entries(endings).map(([ending, description]) => ({
    name: `Rotate-Secret${ending}`,
    description,
    parameters: {
      VaultName: { mandatory: true },
      SecretName: { mandatory: true },
      Rotation: { mandatory: false },
    },
    published: true,
  })),
  { name: "Rotate-Draft", description: "Not published.", parameters: {}, published: false },
];

export function findRunbook(name: string): Runbook | undefined {
  return runbooks.find((one) => one.name.toLowerCase() === name.toLowerCase());
}
