import type { JWTPayload } from "jose";
import { newerThan } from "../claims-challenge.ts";
import type { Application } from "../directory/applications.ts";
import type { ManagedIdentity } from "../directory/managed-identities.ts";
import { tenantId } from "../tenant.ts";
import type { Person } from "../world.ts";
import {
  applicationClaims,
  delegatedClaims,
  pairwise,
  type Lifetime,
} from "./access-token-claims.ts";
import { issuerV2 } from "./issuer.ts";
import { rememberRefresh } from "./refresh-tokens.ts";
import { refuse } from "./refusals.ts";
import type { AskedScopes } from "./scopes.ts";
import type { TenantServices } from "./tenant-services.ts";

export interface TokenReply {
  readonly token_type: "Bearer";
  readonly scope?: string;
  readonly expires_in: number;
  readonly ext_expires_in: number;
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly client_info?: string;
}

export interface DelegatedGrant {
  readonly person: Person;
  readonly application: Application;
  readonly asked: AskedScopes;
  readonly methods: readonly string[];
  /** Unix seconds: when the person signed in for this grant. */
  readonly signedInAt: number;
  /** The `claims` parameter, as the client sent it. */
  readonly claims: string | undefined;
  readonly nonce?: string | undefined;
  /** How a missing second factor is called: the on-behalf-of grant says `interaction_required`. */
  readonly mfaError: "interaction_required" | "invalid_grant";
}

export async function issueForPerson(
  services: TenantServices,
  grant: DelegatedGrant,
): Promise<TokenReply> {
  const { person, asked } = grant;
  if (!person.accountEnabled) throw refuse.accountDisabled();
  demandUnrevoked(services, grant);
  const scopes = consentedScopes(services, grant);
  services.conditionalAccess.enforce(
    person.objectId,
    asked.resource,
    grant.methods,
    grant.mfaError,
  );
  const { moment } = services.revocations;
  const lifetime = { ...newLifetime(services), issuedAt: moment(person.objectId) };
  const accessToken = await services.keys.sign(
    delegatedClaims(
      {
        ...grant,
        ...asked,
        scopes,
        groups: services.directory.groupsOf(person.objectId),
        clientCapabilities: clientCapabilities(grant.claims),
        tokenId: services.newId(),
      },
      lifetime,
    ),
  );
  return {
    token_type: "Bearer",
    scope: replyScope(asked, scopes),
    expires_in: lifetime.seconds,
    ext_expires_in: lifetime.seconds,
    access_token: accessToken,
    ...(asked.openId.has("offline_access") && {
      refresh_token: rememberRefresh(services, grant),
    }),
    ...(asked.openId.has("openid") && {
      id_token: await services.keys.sign(idClaims(grant, lifetime, services.newId())),
    }),
    client_info: Buffer.from(JSON.stringify({ uid: person.objectId, utid: tenantId })).toString(
      "base64url",
    ),
  };
}

export async function issueForApplication(
  services: TenantServices,
  principal: Application | ManagedIdentity,
  asked: Pick<AskedScopes, "resource" | "identifier">,
  seconds?: number,
): Promise<TokenReply> {
  const lifetime = newLifetime(services, seconds);
  const roles =
    "applicationRoles" in principal ? principal.applicationRoles[asked.resource.appId] : undefined;
  const claims = applicationClaims(
    { ...asked, principal, roles: roles ?? [], tokenId: services.newId() },
    lifetime,
  );
  return {
    token_type: "Bearer",
    expires_in: lifetime.seconds,
    ext_expires_in: lifetime.seconds,
    access_token: await services.keys.sign(claims),
  };
}

function demandUnrevoked({ revocations }: TenantServices, grant: DelegatedGrant): void {
  const validFrom = revocations.validFrom(grant.person.objectId);
  if (grant.signedInAt >= validFrom) return;
  throw grant.mfaError === "interaction_required"
    ? refuse.sessionRevoked(grant.claims ?? newerThan(validFrom))
    : refuse.grantRevoked(grant.signedInAt, validFrom);
}

/** A token carries every scope that was consented for its resource, if what was asked is among them. */
function consentedScopes(services: TenantServices, grant: DelegatedGrant): readonly string[] {
  const { application, asked, person } = grant;
  if (asked.resource.appId === application.clientId) return Object.keys(asked.resource.scopes);
  const granted = services.consents.granted(application, person.objectId, asked.resource.appId);
  if (granted.length === 0 || !asked.names.every((name) => granted.includes(name)))
    throw refuse.consent(application);
  return granted;
}

function replyScope(asked: AskedScopes, scopes: readonly string[]): string {
  const named = asked.names.length === 0 ? [...scopes, ".default"] : scopes;
  return [...[...asked.openId], ...named.map((name) => `${asked.identifier}/${name}`)].join(" ");
}

/** 60 to 90 minutes, so that nobody counts on an hour; see configurable-token-lifetimes.md. */
function newLifetime(services: TenantServices, seconds?: number): Lifetime {
  const now = Math.floor(services.clock.now().getTime() / 1000);
  const spread = Number.parseInt(services.newId().slice(0, 4), 16) % 1800;
  return {
    issuedAt: now,
    notBefore: now,
    seconds: seconds ?? 3600 + spread,
  };
}

function clientCapabilities(claims: string | undefined): readonly string[] {
  const match = /"xms_cc"\s*:\s*\{[^}]*"values"\s*:\s*\[([^\]]*)\]/.exec(claims ?? "");
  return [...(match?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, value = ""]) => value);
}

function idClaims(grant: DelegatedGrant, lifetime: Lifetime, tokenId: string): JWTPayload {
  const { person, application, nonce } = grant;
  return {
    aud: application.clientId,
    iss: issuerV2,
    iat: lifetime.issuedAt,
    nbf: lifetime.notBefore,
    exp: lifetime.issuedAt + lifetime.seconds,
    name: person.name,
    oid: person.objectId,
    preferred_username: person.userPrincipalName,
    sub: pairwise(person.objectId, application.clientId),
    tid: tenantId,
    uti: tokenId,
    ...(nonce !== undefined && { nonce }),
    ...(person.appRoles.length > 0 && { roles: person.appRoles }),
    ver: "2.0",
  };
}
