import type { TokenCredential } from "@azure/core-auth";
import { ManagedIdentityCredential } from "@azure/identity";

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity */
const exchangeScope = "api://AzureADTokenExchange/.default";

export interface ManagedIdentity {
  /** Signs in as the identity itself. */
  readonly credential: TokenCredential;
  /** Stands in for a client secret: the app registration trusts this identity. */
  readonly clientAssertion: () => Promise<string>;
}

export const managedIdentity = (clientId: string): ManagedIdentity => {
  const credential = new ManagedIdentityCredential({ clientId });
  return {
    credential,
    clientAssertion: async () => (await credential.getToken(exchangeScope)).token,
  };
};
