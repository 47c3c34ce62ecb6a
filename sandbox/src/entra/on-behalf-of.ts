import { z } from "zod";
import type { Application } from "../directory/applications.ts";
import { authenticateClient } from "./client-assertion.ts";
import { issueForPerson, type TokenReply } from "./issue-tokens.ts";
import { refuse } from "./refusals.ts";
import { readScopes } from "./scopes.ts";
import type { TenantServices } from "./tenant-services.ts";
import { demand, type TokenRequest } from "./token-request.ts";
import { verifyToken } from "./verify-token.ts";

const assertionSchema = z.object({
  aud: z.string(),
  oid: z.string(),
  scp: z.string().optional(),
  iat: z.number().default(0),
  amr: z.array(z.string()).optional(),
});

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow */
export async function onBehalfOf(
  services: TenantServices,
  application: Application,
  request: TokenRequest,
): Promise<TokenReply> {
  await authenticateClient(services, application, request);
  if (demand(request, "requested_token_use") !== "on_behalf_of")
    throw refuse.missing("requested_token_use");
  const assertion = await readAssertion(services, application, demand(request, "assertion"));
  const person = services.directory.person(assertion.oid);
  if (!person) throw refuse.unknownUser(assertion.oid);
  return issueForPerson(services, {
    person,
    application,
    asked: readScopes(request.scope, application, services.directory),
    methods: assertion.amr ?? ["pwd"],
    signedInAt: assertion.iat,
    claims: request.claims,
    mfaError: "interaction_required",
  });
}

async function readAssertion(services: TenantServices, application: Application, token: string) {
  const verified = await verifyToken(token, services.keys, services.clock);
  if (!verified.ok) {
    if (verified.reason === "expired") throw refuse.assertionTime();
    throw verified.reason === "signature"
      ? refuse.assertionSignature()
      : refuse.assertionMalformed();
  }
  const assertion = assertionSchema.safeParse(verified.claims);
  if (!assertion.success) throw refuse.assertionMalformed();
  if (services.directory.resource(assertion.data.aud)?.appId !== application.clientId)
    throw refuse.assertionAudience(assertion.data.aud);
  if (assertion.data.scp === undefined) throw refuse.appOnlyAssertion(application);
  return assertion.data;
}
