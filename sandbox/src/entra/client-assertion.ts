import { decodeJwt, errors } from "jose";
import type { Application } from "../directory/applications.ts";
import { tokenExchangeAppId } from "../directory/resources.ts";
import { refuse } from "./refusals.ts";
import type { TenantServices } from "./tenant-services.ts";
import type { TokenRequest } from "./token-request.ts";
import { verifyToken } from "./verify-token.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const exchangeAudience = "api://AzureADTokenExchange";

/** A confidential client proves itself by another identity's token that one of its federated credentials names. */
export async function authenticateClient(
  services: TenantServices,
  application: Application,
  request: TokenRequest,
): Promise<void> {
  const { client_assertion: assertion, client_secret: secret } = request;
  if (application.publicClient) {
    if (assertion !== undefined || secret !== undefined) throw refuse.publicClientOnly();
    return;
  }
  if (secret !== undefined) throw refuse.wrongSecret(application.clientId);
  if (assertion === undefined) throw refuse.noCredential();
  if (request.client_assertion_type !== assertionType) throw refuse.assertionType();
  matchFederatedCredential(application, assertion);
  const verified = await verifyToken(assertion, services.keys, services.clock);
  if (verified.ok) return;
  if (verified.reason === "expired") throw refuse.clientAssertionTime();
  throw refuse.clientAssertionSignature(application.clientId);
}

function matchFederatedCredential(application: Application, assertion: string): void {
  const { iss = "", sub = "", aud } = decode(assertion);
  const audience = [aud ?? ""].flat()[0] ?? "";
  // A managed identity's token for the exchange carries the app id of that resource, not its URI.
  const named = audience === tokenExchangeAppId ? exchangeAudience : audience;
  const byIssuer = application.federatedCredentials.filter((one) => one.issuer === iss);
  if (byIssuer.length === 0) throw refuse.noFederatedMatch("issuer", iss);
  const byAudience = byIssuer.filter((one) => one.audience === named);
  if (byAudience.length === 0) throw refuse.noFederatedMatch("audience", audience);
  if (!byAudience.some((one) => one.subject === sub)) throw refuse.noFederatedMatch("subject", sub);
}

function decode(assertion: string) {
  try {
    return decodeJwt(assertion);
  } catch (failure) {
    if (failure instanceof errors.JOSEError) throw refuse.clientAssertionMalformed();
    throw failure;
  }
}
