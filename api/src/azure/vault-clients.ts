import type { TokenCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";
import { CertificateClient } from "@azure/keyvault-certificates";
import { KeyClient } from "@azure/keyvault-keys";
import { SecretClient } from "@azure/keyvault-secrets";
import { throttlePolicy } from "./throttle-policy.ts";

/** The versions that all three clients speak. */
export type ApiVersion = "7.5" | "7.6" | "2025-07-01";

export interface VaultClients {
  readonly secrets: SecretClient;
  readonly certificates: CertificateClient;
  readonly keys: KeyClient;
}

/** The official clients for one vault and one person, over the way that the vault's network gives. */
export const openVaultClients = (
  vaultUri: string,
  credential: TokenCredential,
  {
    apiVersion,
    network,
    maxRetries = 2,
  }: { apiVersion: ApiVersion; network: HttpClient; maxRetries?: number },
): VaultClients => {
  const options = {
    serviceVersion: apiVersion,
    httpClient: network,
    additionalPolicies: [{ policy: throttlePolicy, position: "perRetry" as const }],
    retryOptions: { maxRetries, retryDelayInMs: 200, maxRetryDelayInMs: 2000 },
  };
  return {
    secrets: new SecretClient(vaultUri, credential, options),
    certificates: new CertificateClient(vaultUri, credential, options),
    keys: new KeyClient(vaultUri, credential, options),
  };
};
