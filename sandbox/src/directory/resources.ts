export type TokenVersion = "1.0" | "2.0";

/** The APIs of Microsoft that tokens are asked for, with the permissions that can be delegated to an app. */
export interface Resource {
  readonly appId: string;
  readonly name: string;
  /** Without a trailing slash; Entra accepts either and puts what was asked into `aud`. */
  readonly identifiers: readonly string[];
  readonly tokenVersion: TokenVersion;
  /** One of Microsoft's own, which the policies of the tenant look after. */
  readonly firstParty: boolean;
  /** Scope name -> what the consent page says of it. */
  readonly scopes: Readonly<Record<string, string>>;
  /** Whether access tokens carry the groups of the person. */
  readonly groupClaims: boolean;
}

export const vaultAppId = "cfa8b339-82a2-471a-a3c9-0fc0be7a4093";
export const armAppId = "797f4846-ba00-4fd7-ba43-dac1f8f63013";
export const graphAppId = "00000003-0000-0000-c000-000000000000";
export const logsAppId = "ca7f3f0b-7d91-482c-8e09-c5d840d0eac5";
const storageAppId = "e406a681-f3d4-42a8-90b6-c2b029497af1";
const databaseAppId = "123cd850-d9df-40bd-94d5-c9f07b7fa203";
export const tokenExchangeAppId = "fb60f99c-7a34-4190-8149-302f77469936";

export const microsoftResources: readonly Resource[] = [
  {
    appId: vaultAppId,
    name: "Azure Key Vault",
    identifiers: ["https://vault.azure.net"],
    tokenVersion: "1.0",
    firstParty: true,
    scopes: { user_impersonation: "Have full access to the Azure Key Vault service" },
    groupClaims: true,
  },
  {
    appId: armAppId,
    name: "Azure Resource Manager",
    identifiers: ["https://management.azure.com", "https://management.core.windows.net"],
    tokenVersion: "1.0",
    firstParty: true,
    scopes: { user_impersonation: "Access Azure Resource Manager as organization users" },
    groupClaims: true,
  },
  {
    appId: graphAppId,
    name: "Microsoft Graph",
    identifiers: ["https://graph.microsoft.com"],
    tokenVersion: "1.0",
    firstParty: true,
    scopes: {
      "User.Read": "Sign in and read user profile",
      "User.ReadBasic.All": "Read all users' basic profiles",
      "User.Read.All": "Read all users' full profiles",
      "GroupMember.Read.All": "Read group memberships",
      "TeamMember.Read.All": "Read the members of teams",
    },
    groupClaims: false,
  },
  {
    appId: logsAppId,
    name: "Log Analytics API",
    identifiers: ["https://api.loganalytics.io", "https://api.loganalytics.azure.com"],
    tokenVersion: "1.0",
    firstParty: true,
    scopes: { "Data.Read": "Read Log Analytics data as user" },
    groupClaims: false,
  },
  {
    appId: storageAppId,
    name: "Azure Storage",
    identifiers: ["https://storage.azure.com"],
    tokenVersion: "1.0",
    firstParty: true,
    scopes: { user_impersonation: "Access Azure Storage" },
    groupClaims: false,
  },
  {
    appId: databaseAppId,
    name: "OSSRDBMS AAD",
    identifiers: ["https://ossrdbms-aad.database.windows.net"],
    tokenVersion: "1.0",
    firstParty: true,
    scopes: { user_impersonation: "Have full access to Azure OSSRDBMS" },
    groupClaims: true,
  },
  {
    appId: tokenExchangeAppId,
    name: "AAD Token Exchange",
    identifiers: ["api://AzureADTokenExchange"],
    tokenVersion: "2.0",
    firstParty: true,
    scopes: {},
    groupClaims: false,
  },
];
