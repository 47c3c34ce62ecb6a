import { tenantName } from "../tenant.ts";
import { StsError } from "./sts-error.ts";

/** Every refusal of the sandbox's Entra, so that a code has one text and one `error`. */

interface Named {
  readonly clientId: string;
  readonly name: string;
}

const sevenDigits = (seconds: number) =>
  new Date(seconds * 1000).toISOString().replace("Z", "0000Z");

export const refuse = {
  missing: (parameter: string) =>
    new StsError(
      900144,
      "invalid_request",
      `The request body must contain the following parameter: '${parameter}'.`,
    ),
  unknownTenant: (tenant: string) =>
    new StsError(
      90002,
      "invalid_request",
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    ),
  unsupportedGrant: (grant: string) =>
    new StsError(
      70003,
      "unsupported_grant_type",
      `The app requested an unsupported grant type '${grant}'.`,
    ),
  unknownApplication: (clientId: string) =>
    new StsError(
      700016,
      "unauthorized_client",
      `Application with identifier '${clientId}' was not found in the directory '${tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ),
  noCredential: () =>
    new StsError(
      7000218,
      "invalid_client",
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      { status: 401 },
    ),
  wrongSecret: (clientId: string) =>
    new StsError(
      7000215,
      "invalid_client",
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
      { status: 401 },
    ),
  publicClientOnly: () =>
    new StsError(
      700025,
      "invalid_client",
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
      { status: 401 },
    ),
  assertionType: () =>
    new StsError(
      900144,
      "invalid_request",
      "The request body must contain the following parameter: 'client_assertion_type' with value 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'.",
    ),
  clientAssertionMalformed: () =>
    new StsError(50027, "invalid_request", "JWT token is invalid or malformed."),
  clientAssertionSignature: (clientId: string) =>
    new StsError(
      700027,
      "invalid_client",
      `The certificate with identifier used to sign the client assertion is not registered on application. Client assertion failed signature validation. [Application '${clientId}'].`,
      { status: 401 },
    ),
  clientAssertionTime: () =>
    new StsError(
      700024,
      "invalid_client",
      "Client assertion is not within its valid time range. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials.",
      { status: 401 },
    ),
  noFederatedMatch: (part: "issuer" | "audience" | "subject", value: string) =>
    new StsError(
      { issuer: 700211, audience: 700212, subject: 700213 }[part],
      "invalid_client",
      `No matching federated identity record found for presented assertion ${part} '${value}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
      { status: 401 },
    ),
  scopeMalformed: (scope: string) =>
    new StsError(
      70011,
      "invalid_scope",
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    ),
  severalResources: (scope: string) =>
    new StsError(
      28000,
      "invalid_request",
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
    ),
  unknownResource: (resource: string) =>
    new StsError(
      500011,
      "invalid_resource",
      `The resource principal named ${resource} was not found in the tenant named ${tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    ),
  unknownScope: (application: Named, scope: string, resource: Named) =>
    new StsError(
      650053,
      "invalid_scope",
      `The application '${application.name}' asked for scope '${scope}' that doesn't exist on the resource '${resource.clientId}'. Contact the app vendor.`,
    ),
  tokenForItself: (application: Named, resource: string) =>
    new StsError(
      90009,
      "invalid_request",
      `Application '${application.clientId}'(${resource}) is requesting a token for itself. This scenario is supported only if resource is specified using the GUID based App Identifier.`,
    ),
  consent: (application: Named) =>
    new StsError(
      65001,
      "invalid_grant",
      `The user or administrator has not consented to use the application with ID '${application.clientId}' named '${application.name}'. Send an interactive authorization request for this user and resource.`,
      { suberror: "consent_required" },
    ),
  consentSilent: (application: Named) =>
    new StsError(
      65001,
      "interaction_required",
      `The user or administrator has not consented to use the application with ID '${application.clientId}' named '${application.name}'. Send an interactive authorization request for this user and resource.`,
    ),
  multiFactorDeclined: () =>
    new StsError(
      500121,
      "access_denied",
      "Authentication failed during strong authentication request.",
    ),
  consentDeclined: () =>
    new StsError(65004, "access_denied", "User declined to consent to access the app."),
  multiFactor: (
    error: "interaction_required" | "invalid_grant",
    resource: string,
    claims: string,
  ) =>
    new StsError(
      50076,
      error,
      `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource}'.`,
      { suberror: "basic_action", claims },
    ),
  /** juunas11/aspnetcore2aadauth#6, AzureAD/azure-activedirectory-library-for-nodejs#151 */
  multiFactorRegistration: (
    error: "interaction_required" | "invalid_grant",
    resource: string,
    claims: string,
  ) =>
    new StsError(
      50079,
      error,
      `Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '${resource}'.`,
      { suberror: "basic_action", claims },
    ),
  conditionalAccess: (claims: string) =>
    new StsError(
      53003,
      "invalid_grant",
      "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
      { suberror: "message_only", claims },
    ),
  blocked: () =>
    new StsError(
      53003,
      "invalid_grant",
      "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
      { suberror: "message_only" },
    ),
  /** For a refresh token or a code; text and `error` as in Azure/azure-cli#16745. */
  grantRevoked: (signedInAt: number, validFrom: number) =>
    new StsError(
      50173,
      "invalid_grant",
      `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${sevenDigits(signedInAt)}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${sevenDigits(validFrom)}'.`,
    ),
  /** For a service that acts on behalf of a person; which code Entra gives there is believed. */
  sessionRevoked: (claims: string) =>
    new StsError(
      50133,
      "interaction_required",
      "Session is invalid due to expiration or recent password change.",
      { suberror: "basic_action", claims },
    ),
  accountDisabled: () => new StsError(50057, "invalid_grant", "The user account is disabled."),
  unknownUser: (name: string) =>
    new StsError(
      50034,
      "invalid_grant",
      `The user account ${name} does not exist in the ${tenantName} directory. To sign into this application, the account must be added to the directory.`,
    ),
  wrongPassword: () =>
    new StsError(
      50126,
      "invalid_grant",
      "Error validating credentials due to invalid username or password.",
    ),
  assertionMalformed: () =>
    new StsError(
      50013,
      "invalid_grant",
      "Assertion failed signature validation. [Reason - The provided assertion is malformed.]",
    ),
  assertionSignature: () =>
    new StsError(
      50013,
      "invalid_grant",
      "Assertion failed signature validation. [Reason - The provided signature value did not match the expected signature value.]",
    ),
  assertionTime: () =>
    new StsError(
      500133,
      "invalid_grant",
      "Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.",
    ),
  assertionAudience: (audience: string) =>
    new StsError(
      500131,
      "invalid_grant",
      `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${audience}' and the expected audience is one of the Application Uris of this application.`,
    ),
  appOnlyAssertion: (application: Named) =>
    new StsError(
      7000114,
      "invalid_grant",
      `Application '${application.clientId}' is not allowed to make application on-behalf-of calls.`,
    ),
  unknownRedirect: (application: Named, uri: string) =>
    new StsError(
      50011,
      "invalid_request",
      `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${application.clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
    ),
  responseType: (type: string) =>
    new StsError(
      700054,
      "unsupported_response_type",
      `response_type '${type}' is not enabled for the application.`,
    ),
  parameter: (name: string, value: string) =>
    new StsError(
      900023,
      "invalid_request",
      `'${value}' is not a supported value of the parameter '${name}'.`,
    ),
  challengeMissing: () =>
    new StsError(
      9002325,
      "invalid_request",
      "Proof Key for Code Exchange is required for cross-origin authorization code redemption.",
    ),
  challengeSize: () =>
    new StsError(501491, "invalid_request", "Invalid size of Code_Challenge parameter."),
  signInNeeded: () =>
    new StsError(
      50058,
      "login_required",
      "A silent sign-in request was sent but no user is signed in.",
    ),
  choiceNeeded: () =>
    new StsError(
      16000,
      "interaction_required",
      "Either multiple user identities are available for the current request or selected account is not supported for the scenario.",
    ),
  unknownCode: () =>
    new StsError(9002313, "invalid_grant", "Invalid request. Request is malformed or invalid."),
  redeemedCode: () =>
    new StsError(
      54005,
      "invalid_grant",
      "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
    ),
  expiredCode: () =>
    new StsError(
      70008,
      "invalid_grant",
      "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
    ),
  otherRedirect: () =>
    new StsError(
      500112,
      "invalid_grant",
      "The reply address does not match the reply address provided when requesting Authorization code.",
    ),
  wrongVerifier: () =>
    new StsError(
      501481,
      "invalid_grant",
      "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    ),
  browserOnly: () =>
    new StsError(
      9002327,
      "invalid_request",
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    ),
  throttled: (retryAfter: number | undefined) =>
    new StsError(
      90055,
      "temporarily_unavailable",
      "TenantThrottlingError - There are too many incoming requests.",
      {
        status: 429,
        ...(retryAfter !== undefined && { retryAfter }),
      },
    ),
  transient: () =>
    new StsError(90033, "server_error", "A transient error has occurred. Please try again.", {
      status: 500,
    }),
} as const;
