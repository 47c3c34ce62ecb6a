import { inHeader, newerThan, revokedText } from "../claims-challenge.ts";

/** A refusal of Graph, in the words that public issues quote from the real one. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const refuse = {
  token: (message: string) =>
    new GraphError(401, "InvalidAuthenticationToken", message, {
      "WWW-Authenticate":
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
    }),
  /** Azure/azure-cli#31777 */
  revoked: (validFrom: number) =>
    new GraphError(401, "InvalidAuthenticationToken", revokedText, {
      "WWW-Authenticate": `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error_description="${revokedText}", error="insufficient_claims", claims="${inHeader(newerThan(validFrom))}"`,
    }),
  /** microsoftgraph/microsoft-graph-docs#3829 */
  privileges: () =>
    new GraphError(
      403,
      "Authorization_RequestDenied",
      "Insufficient privileges to complete the operation.",
    ),
  /** microsoftgraph/msgraph-sdk-powershell#1410 */
  teamPermissions: (allowed: readonly string[]) =>
    new GraphError(
      403,
      "Forbidden",
      `Caller does not have the required permissions for accessing this API. AllowedPermissions:'${allowed.join(",")}'`,
    ),
  /** OfficeDev/microsoft-365-agents-toolkit#6067 */
  notInstalled: (appId: string) =>
    new GraphError(
      403,
      "Forbidden",
      `Application with AAD App Id '${appId}' is not authorized to generate custom text notifications about 'text' to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`,
    ),
  notFound: (id: string) =>
    new GraphError(
      404,
      "Request_ResourceNotFound",
      `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    ),
  team: (id: string) => new GraphError(404, "NotFound", `No team found with Group Id ${id}`),
  bad: (message: string) => new GraphError(400, "Request_BadRequest", message),
  delegatedOnly: () =>
    new GraphError(
      400,
      "BadRequest",
      "/me request is only valid with delegated authentication flow.",
    ),
  path: (segment: string) =>
    new GraphError(400, "BadRequest", `Resource not found for the segment '${segment}'.`),
  throttled: (seconds: number | undefined) =>
    new GraphError(
      429,
      "TooManyRequests",
      "Too many requests.",
      seconds === undefined ? {} : { "Retry-After": String(seconds) },
    ),
  failed: () => new GraphError(500, "InternalServerError", "An internal server error occurred."),
} as const;
