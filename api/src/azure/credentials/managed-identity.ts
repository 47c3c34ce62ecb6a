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

export const managedIdentity = (clientId: string): ManagedIdentity =>
  identityOf(new ManagedIdentityCredential({ clientId }));

/** One that belongs to another role: whatever is tried with it fails here, before anybody is asked. */
export const heldIdentity = (clientId: string | undefined): ManagedIdentity =>
  clientId === undefined
    ? identityOf({ getToken: () => Promise.reject(new Error("Not an identity of this role.")) })
    : managedIdentity(clientId);

const identityOf = (credential: TokenCredential): ManagedIdentity => {
  const tokenFor = async (scope: string): Promise<string> => {
    const token = await credential.getToken(scope);
    if (!token) throw new Error("The managed identity has no token.");
    return token.token;
  };
  let objectId: Promise<string> | undefined;
  return {
    credential,
    clientAssertion: () => tokenFor(exchangeScope),
    objectId: () => {
      objectId ??= tokenFor(armScope).then((token) => String(decodeJwt(token)["oid"]));
      // A failure is not kept: the next call asks again.
      objectId.catch(() => (objectId = undefined));
      return objectId;
    },
  };
};
