import type { Request, Response } from "express";
import { decodeJwt, errors } from "jose";
import type { Application } from "../directory/applications.ts";
import { byAuthorizationCode } from "./authorization-code.ts";
import { byClientCredentials } from "./client-credentials.ts";
import type { TokenReply } from "./issue-tokens.ts";
import { onBehalfOf } from "./on-behalf-of.ts";
import { meetFault } from "./meet-fault.ts";
import { byPassword } from "./password.ts";
import { byRefreshToken } from "./refresh.ts";
import { refuse } from "./refusals.ts";
import type { TenantServices } from "./tenant-services.ts";
import { demand, readTokenRequest, type TokenRequest } from "./token-request.ts";

type Grant = (
  services: TenantServices,
  application: Application,
  request: TokenRequest,
  origin: string | undefined,
) => Promise<TokenReply>;

const grants = new Map<string, Grant>([
  ["urn:ietf:params:oauth:grant-type:jwt-bearer", onBehalfOf],
  ["password", byPassword],
  ["client_credentials", byClientCredentials],
  ["refresh_token", byRefreshToken],
  ["authorization_code", byAuthorizationCode],
]);

/** `POST /{tenant}/oauth2/v2.0/token` */
export function tokenEndpoint(services: TenantServices) {
  return async (request: Request, response: Response): Promise<void> => {
    const asked = readTokenRequest(request.body);
    const fault = services.faults.find("entra", subjectOf(services, request, asked));
    if ((await meetFault(fault)) === "silent") return;
    const reply = await grantTokens(services, asked, request.get("origin"));
    if (fault?.effect === "lost-answer") {
      response.socket?.destroy();
      return;
    }
    response.json(reply);
  };
}

function grantTokens(
  services: TenantServices,
  asked: TokenRequest,
  origin: string | undefined,
): Promise<TokenReply> {
  const name = demand(asked, "grant_type");
  const grant = grants.get(name);
  if (!grant) throw refuse.unsupportedGrant(name);
  const clientId = demand(asked, "client_id");
  const application = services.directory.application(clientId);
  if (!application) throw refuse.unknownApplication(clientId);
  return grant(services, application, asked, origin);
}

/** What a fault may be aimed at: the host, the path, the client, and the person by key, name or id. */
function subjectOf(services: TenantServices, request: Request, asked: TokenRequest): string {
  const name = asked.username ?? objectIdOf(asked.assertion);
  const person = name === undefined ? undefined : services.directory.person(name);
  return [
    `${request.hostname}${request.originalUrl}`,
    asked.client_id,
    asked.grant_type,
    asked.scope,
    person && `${person.key} ${person.userPrincipalName} ${person.objectId}`,
  ].join(" ");
}

function objectIdOf(assertion: string | undefined): string | undefined {
  if (assertion === undefined) return undefined;
  try {
    const { oid } = decodeJwt(assertion);
    return typeof oid === "string" ? oid : undefined;
  } catch (failure) {
    if (failure instanceof errors.JOSEError) return undefined;
    throw failure;
  }
}
