import type { Application } from "../directory/applications.ts";
import { authenticateClient } from "./client-assertion.ts";
import { issueForPerson, type TokenReply } from "./issue-tokens.ts";
import { recallRefresh } from "./refresh-tokens.ts";
import { refuse } from "./refusals.ts";
import { readScopes } from "./scopes.ts";
import type { TenantServices } from "./tenant-services.ts";
import { demand, type TokenRequest } from "./token-request.ts";

export async function byRefreshToken(
  services: TenantServices,
  application: Application,
  request: TokenRequest,
): Promise<TokenReply> {
  const kept = recallRefresh(services, demand(request, "refresh_token"), application.clientId);
  // A single-page app refreshes without a credential; every other confidential client needs one.
  const fromBrowser = application.redirects.some((one) => one.kind === "spa");
  if (!fromBrowser || request.client_assertion !== undefined)
    await authenticateClient(services, application, request);
  const person = services.directory.person(kept.objectId);
  if (!person) throw refuse.unknownUser(kept.objectId);
  return issueForPerson(services, {
    person,
    application,
    asked: readScopes(request.scope, application, services.directory),
    methods: kept.methods,
    signedInAt: kept.signedInAt,
    claims: request.claims,
    mfaError: "invalid_grant",
  });
}
