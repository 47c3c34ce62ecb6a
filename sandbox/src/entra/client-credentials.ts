import type { Application } from "../directory/applications.ts";
import { authenticateClient } from "./client-assertion.ts";
import { issueForApplication, type TokenReply } from "./issue-tokens.ts";
import { refuse } from "./refusals.ts";
import { readScopes } from "./scopes.ts";
import { StsError } from "./sts-error.ts";
import type { TenantServices } from "./tenant-services.ts";
import type { TokenRequest } from "./token-request.ts";

export async function byClientCredentials(
  services: TenantServices,
  application: Application,
  request: TokenRequest,
): Promise<TokenReply> {
  if (application.publicClient) throw refuse.noCredential();
  await authenticateClient(services, application, request);
  const asked = readScopes(request.scope, application, services.directory);
  if (asked.names.length > 0)
    throw new StsError(
      1002012,
      "invalid_scope",
      `The provided value for scope ${request.scope ?? ""} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  return issueForApplication(services, application, asked);
}
