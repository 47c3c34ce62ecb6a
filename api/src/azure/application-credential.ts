import { ClientAssertionCredential } from "@azure/identity";

export interface ApplicationIdentity {
  readonly tenantId: string;
  readonly clientId: string;
  readonly authority: string;
  /** The federated credential's assertion: a token of a managed identity. */
  readonly clientAssertion: () => Promise<string>;
}

const scope = "https://graph.microsoft.com/.default";

/**
 * Tokens of the registration itself for Microsoft Graph: its application permissions, and those that
 * installing the app in a team gives, belong to it and not to a managed identity.
 */
export const graphTokens = (identity: ApplicationIdentity): (() => Promise<string>) => {
  const { tenantId, clientId, clientAssertion, authority } = identity;
  const credential = new ClientAssertionCredential(tenantId, clientId, clientAssertion, {
    authorityHost: authority,
  });
  return async () => (await credential.getToken(scope)).token;
};
