import { productClientId, tenantId } from "../tenant.ts";
import { managedIdentity } from "./managed-identities.ts";
import { armAppId, graphAppId, logsAppId, vaultAppId, type Resource } from "./resources.ts";

interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** An app registration, or a first-party client of Microsoft. */
export interface Application {
  readonly clientId: string;
  readonly name: string;
  /** Of its service principal in this tenant. */
  readonly objectId: string;
  /** A public client has no credential, and may use the password grant. */
  readonly publicClient: boolean;
  readonly redirects: readonly { readonly kind: "spa" | "web" | "public"; readonly uri: string }[];
  /** Permissions that need no consent of anybody: resource app id -> scopes. */
  readonly preAuthorized: Readonly<Record<string, readonly string[]>>;
  /** Delegated permissions that the registration asks for: resource app id -> scopes. */
  readonly requires: Readonly<Record<string, readonly string[]>>;
  /** Application permissions that an administrator granted: resource app id -> app roles. */
  readonly applicationRoles: Readonly<Record<string, readonly string[]>>;
  readonly federatedCredentials: readonly FederatedCredential[];
  /** What it is as an API, if it is one. */
  readonly api?: Resource;
}

export const teamsWebClientId = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
const teamsDesktopClientId = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";
/** "Microsoft.EventGrid" (AD/event-grid/secure-webhook-delivery.md). */
export const eventGridAppId = "4962773b-9cdb-44cf-a8bf-237846a00ab7";
export const eventGridRole = "AzureEventGridSecureWebhookSubscriber";
const azureCliClientId = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

export function applicationsOf(productUrl: string): readonly Application[] {
  return [
    firstParty(teamsWebClientId, "Microsoft Teams Web Client", 1, {
      [productClientId]: ["access_as_user"],
      [graphAppId]: ["User.Read"],
    }),
    firstParty(teamsDesktopClientId, "Microsoft Teams", 2, {
      [productClientId]: ["access_as_user"],
      [graphAppId]: ["User.Read"],
    }),
    firstParty(azureCliClientId, "Microsoft Azure CLI", 3, {
      [vaultAppId]: ["user_impersonation"],
      [armAppId]: ["user_impersonation"],
      [logsAppId]: ["Data.Read"],
      [graphAppId]: ["User.Read", "User.Read.All", "GroupMember.Read.All"],
    }),
    eventGrid(),
    product(productUrl),
  ];
}

/** It holds the app role that the registration of a webhook has for it; nobody else can be it. */
function eventGrid(): Application {
  return {
    ...firstParty(eventGridAppId, "Microsoft.EventGrid", 4, {}),
    publicClient: false,
    redirects: [],
    applicationRoles: { [productClientId]: [eventGridRole] },
  };
}

function firstParty(
  clientId: string,
  name: string,
  number: number,
  preAuthorized: Application["preAuthorized"],
): Application {
  return {
    clientId,
    name,
    objectId: `e5000000-0000-4000-8000-00000000000${number}`,
    publicClient: true,
    redirects: [{ kind: "public", uri: "http://localhost" }],
    preAuthorized,
    requires: {},
    applicationRoles: {},
    federatedCredentials: [],
  };
}

function product(productUrl: string): Application {
  const spa = (path: string) => ({ kind: "spa", uri: productUrl + path }) as const;
  return {
    clientId: productClientId,
    name: "Vault Tab",
    objectId: "e5000000-0000-4000-8000-000000000009",
    publicClient: false,
    redirects: [
      spa("/auth-end.html"),
      spa(`/auth-end.html?clientId=${productClientId}`),
      spa("/blank-auth-end.html"),
    ],
    preAuthorized: {},
    requires: {
      [vaultAppId]: ["user_impersonation"],
      [armAppId]: ["user_impersonation"],
      [graphAppId]: ["User.Read", "GroupMember.Read.All"],
    },
    applicationRoles: { [graphAppId]: ["GroupMember.Read.All", "User.Read.All"] },
    federatedCredentials: [
      {
        issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
        subject: managedIdentity("vault-tab-web").objectId,
        audience: "api://AzureADTokenExchange",
      },
    ],
    api: {
      appId: productClientId,
      name: "Vault Tab",
      identifiers: [`api://${new URL(productUrl).host}/${productClientId}`],
      tokenVersion: "2.0",
      firstParty: false,
      scopes: { access_as_user: "Access Vault Tab as you" },
      groupClaims: true,
    },
  };
}
