import type { Grant } from "@vault-tab/contract";

/** "reads adyen-api-key in kv-payments-prod" */
export const accessWords = ({ role, secret }: Pick<Grant, "role" | "secret">): string =>
  role === "see"
    ? `sees which secrets there are in ${secret.vault}`
    : `reads ${secret.name ?? "everything"} in ${secret.vault}`;
