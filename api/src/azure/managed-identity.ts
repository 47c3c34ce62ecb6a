import type { TokenCredential } from "@azure/core-auth";
import { ManagedIdentityCredential } from "@azure/identity";
import { decodeJwt } from "jose";

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity */
const exchangeScope = "api://AzureADTokenExchange/.default";
const armScope = "https://management.azure.com/.default";

export interface ManagedIdentity {
  /** Signs in as the identity itself. */
  readonly credential: TokenCredential;
  /** Stands in for a client secret: the app registration trusts this identity. */
  readonly clientAssertion: () => Promise<string>;
  /** As Azure names it where it stands for somebody who made something. */
  readonly objectId: () => Promise<string>;
}

export const managedIdentity = (clientId: string): ManagedIdentity => {
  const credential = new ManagedIdentityCredential({ clientId });
  const readObjectId = async (): Promise<string> =>
    String(decodeJwt((await credential.getToken(armScope)).token)["oid"]);
  let objectId: Promise<string> | undefined;
  return {
    credential,
    clientAssertion: async () => (await credential.getToken(exchangeScope)).token,
    objectId: () => {
      objectId ??= readObjectId();
      // A failure is not kept: the next call asks again.
      objectId.catch(() => (objectId = undefined));
      return objectId;
    },
  };
};
