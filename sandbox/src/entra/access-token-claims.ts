import { createHash } from "node:crypto";
import type { JWTPayload } from "jose";
import type { Application } from "../directory/applications.ts";
import type { ManagedIdentity } from "../directory/managed-identities.ts";
import type { Resource } from "../directory/resources.ts";
import { tenantId } from "../tenant.ts";
import type { Person } from "../world.ts";
import { issuerV1, issuerV2 } from "./issuer.ts";

/** Above this a token names no groups, see access-token-claims-reference.md, "groups overage claim". */
const groupLimit = 200;

export interface Lifetime {
  readonly issuedAt: number;
  readonly notBefore: number;
  readonly seconds: number;
}

export interface DelegatedAccess {
  readonly person: Person;
  readonly application: Application;
  readonly resource: Resource;
  readonly identifier: string;
  readonly scopes: readonly string[];
  readonly groups: readonly string[];
  readonly methods: readonly string[];
  readonly clientCapabilities: readonly string[];
  readonly tokenId: string;
}

export function delegatedClaims(access: DelegatedAccess, lifetime: Lifetime): JWTPayload {
  const { person, application, resource } = access;
  const credential = application.publicClient ? "0" : "2";
  const common = {
    ...times(lifetime),
    name: person.name,
    oid: person.objectId,
    scp: access.scopes.join(" "),
    sub: pairwise(person.objectId, resource.appId),
    tid: tenantId,
    uti: access.tokenId,
    ...(!resource.firstParty && person.appRoles.length > 0 && { roles: person.appRoles }),
    ...(resource.groupClaims && groupClaims(person.objectId, access.groups)),
    ...(access.clientCapabilities.length > 0 && { xms_cc: access.clientCapabilities }),
  };
  if (resource.tokenVersion === "2.0") {
    return {
      aud: resource.appId,
      iss: issuerV2,
      azp: application.clientId,
      azpacr: credential,
      amr: access.methods,
      preferred_username: person.userPrincipalName,
      ver: "2.0",
      ...common,
    };
  }
  return {
    aud: access.identifier,
    iss: issuerV1,
    acr: "1",
    amr: access.methods,
    appid: application.clientId,
    appidacr: credential,
    idtyp: "user",
    unique_name: person.userPrincipalName,
    upn: person.userPrincipalName,
    ver: "1.0",
    ...common,
  };
}

export interface ApplicationAccess {
  readonly principal: Pick<Application, "clientId" | "objectId"> | ManagedIdentity;
  readonly resource: Resource;
  readonly identifier: string;
  readonly roles: readonly string[];
  readonly tokenId: string;
}

/** An app on its own behalf: no `scp`, and `sub` is the service principal. */
export function applicationClaims(access: ApplicationAccess, lifetime: Lifetime): JWTPayload {
  const { principal, resource } = access;
  const common = {
    ...times(lifetime),
    idtyp: "app",
    oid: principal.objectId,
    sub: principal.objectId,
    tid: tenantId,
    uti: access.tokenId,
    ...(access.roles.length > 0 && { roles: access.roles }),
    ...("resourceId" in principal && { xms_mirid: principal.resourceId }),
  };
  if (resource.tokenVersion === "2.0") {
    return {
      aud: resource.appId,
      iss: issuerV2,
      azp: principal.clientId,
      azpacr: "2",
      ver: "2.0",
      ...common,
    };
  }
  return {
    aud: access.identifier,
    iss: issuerV1,
    appid: principal.clientId,
    appidacr: "2",
    idp: issuerV1,
    ver: "1.0",
    ...common,
  };
}

function times({ issuedAt, notBefore, seconds }: Lifetime) {
  return { iat: issuedAt, nbf: notBefore, exp: issuedAt + seconds };
}

function groupClaims(objectId: string, groups: readonly string[]): JWTPayload {
  if (groups.length <= groupLimit) return { groups };
  const endpoint = `https://graph.windows.net/${tenantId}/users/${objectId}/getMemberObjects`;
  return { _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint } } };
}

/** A person's `sub` differs from app to app. */
export function pairwise(objectId: string, appId: string): string {
  return createHash("sha256").update(`${objectId}:${appId}`).digest("base64url");
}
