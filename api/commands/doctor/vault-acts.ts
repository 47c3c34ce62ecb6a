/** Acts at a vault that tell the identities of the service apart. */
const data = (action: string, means: string) =>
  ({ plane: "data", action: `Microsoft.KeyVault/vaults/${action}`, means }) as const;
const control = (action: string, means: string) => ({ plane: "control", action, means }) as const;

const noValue = "Whoever takes this identity over could read values.";
const noWrite = "Whoever takes this identity over could change what is in the vault.";
const noGiving = "Whoever takes this identity over could let anybody in.";
const noSettings = "Whoever takes this identity over could change the vault itself.";

/** What none but the identity for grants may do. */
export const giving = control("Microsoft.Authorization/roleAssignments/write", noGiving);
export const readingValues = [
  data("secrets/getSecret/action", noValue),
  data("secrets/backup/action", noValue),
] as const;
export const writingValues = [data("secrets/setSecret/action", noWrite)] as const;
export const changingVault = control("Microsoft.KeyVault/vaults/write", noSettings);
