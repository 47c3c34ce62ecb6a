import type { TokenCredential } from "@azure/core-auth";
import { ClientAssertionCredential, ClientSecretCredential } from "@azure/identity";
import { heldIdentity } from "./managed-identity.ts";

export interface RegistrationOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly authority: string;
  /** The identity that a federated credential of the registration names. */
  readonly webIdentityClientId: string | undefined;
  /** In its place, of a developer's own registration. */
  readonly clientSecret: string | undefined;
}

/** The app registration, and how it proves that it is itself. */
export interface Registration {
  /** As msal-node takes it. */
  readonly proof:
    { readonly clientAssertion: () => Promise<string> } | { readonly clientSecret: string };
  /** Of the registration itself: what it was given as an application, which no managed identity has. */
  readonly credential: TokenCredential;
  /** What Azure lets the service read as nobody in particular. */
  readonly reader: TokenCredential;
  /** Resolves where it could sign in now. */
  readonly ready: () => Promise<void>;
}

export const createRegistration = (options: RegistrationOptions): Registration => {
  const { tenantId, clientId, authority: authorityHost, clientSecret } = options;
  if (clientSecret !== undefined) {
    const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, {
      authorityHost,
    });
    return {
      proof: { clientSecret },
      credential,
      reader: credential,
      ready: () => Promise.resolve(),
    };
  }
  const { clientAssertion, credential: reader } = heldIdentity(options.webIdentityClientId);
  const credential = new ClientAssertionCredential(tenantId, clientId, clientAssertion, {
    authorityHost,
  });
  const ready = async (): Promise<void> => void (await clientAssertion());
  return { proof: { clientAssertion }, credential, reader, ready };
};

const graphScope = "https://graph.microsoft.com/.default";

/**
 * Tokens of the registration itself for Microsoft Graph: its application permissions, and those that
 * installing the app in a team gives, belong to it and not to a managed identity.
 */
export const graphTokens =
  ({ credential }: Registration): (() => Promise<string>) =>
  async () => {
    const token = await credential.getToken(graphScope);
    if (!token) throw new Error("The registration has no token for Microsoft Graph.");
    return token.token;
  };
