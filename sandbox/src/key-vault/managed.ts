import { Refusal, singular } from "./refusal.ts";
import type { VaultObject } from "./vault.ts";

/** Believed: a secret or key that backs a certificate is changed through the certificate only. */
export function refuseManaged(object: VaultObject | undefined, operation: string): void {
  if (object?.managed) {
    throw new Refusal(
      403,
      "Forbidden",
      `Operation ${operation} is not allowed on a ${singular[object.kind]} that is managed by Key Vault.`,
    );
  }
}
