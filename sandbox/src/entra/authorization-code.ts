import { createHash } from "node:crypto";
import type { Application } from "../directory/applications.ts";
import { authenticateClient } from "./client-assertion.ts";
import { issueForPerson, type TokenReply } from "./issue-tokens.ts";
import { refuse } from "./refusals.ts";
import { readScopes } from "./scopes.ts";
import type { TenantServices } from "./tenant-services.ts";
import { demand, type TokenRequest } from "./token-request.ts";

/** Entra's codes live for about ten minutes, see v2-oauth2-auth-code-flow.md. */
const lifetime = 10 * 60 * 1000;

export interface KeptCode {
  readonly objectId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly challenge: string | undefined;
  readonly nonce: string | undefined;
  readonly methods: readonly string[];
  /** Unix seconds. */
  readonly signedInAt: number;
  readonly issuedAt: number;
  readonly redeemed: boolean;
}

const name = "authorization-codes";

export function rememberCode(
  services: TenantServices,
  code: Omit<KeptCode, "issuedAt" | "redeemed">,
): string {
  const kept = services.state.collection<KeptCode>(name);
  const now = services.clock.now().getTime();
  for (const [old, { issuedAt }] of kept.entries())
    if (issuedAt + 2 * lifetime < now) kept.delete(old);
  const value = `1.B${services.newId()}${services.newId()}`.replaceAll("-", "");
  kept.set(value, { ...code, issuedAt: now, redeemed: false });
  return value;
}

export async function byAuthorizationCode(
  services: TenantServices,
  application: Application,
  request: TokenRequest,
  origin: string | undefined,
): Promise<TokenReply> {
  const code = redeem(services, application, request);
  const redirect = application.redirects.find((one) => one.uri === code.redirectUri);
  if (redirect?.kind === "spa") {
    if (origin === undefined) throw refuse.browserOnly();
  } else await authenticateClient(services, application, request);
  const person = services.directory.person(code.objectId);
  if (!person) throw refuse.unknownUser(code.objectId);
  return issueForPerson(services, {
    person,
    application,
    asked: readScopes(request.scope ?? code.scope, application, services.directory),
    methods: code.methods,
    signedInAt: code.signedInAt,
    claims: request.claims,
    nonce: code.nonce,
    mfaError: "invalid_grant",
  });
}

function redeem(
  services: TenantServices,
  application: Application,
  request: TokenRequest,
): KeptCode {
  const kept = services.state.collection<KeptCode>(name);
  const value = demand(request, "code");
  const code = kept.get(value);
  if (code?.clientId !== application.clientId) throw refuse.unknownCode();
  if (code.redeemed) throw refuse.redeemedCode();
  if (code.issuedAt + lifetime < services.clock.now().getTime()) throw refuse.expiredCode();
  if (demand(request, "redirect_uri") !== code.redirectUri) throw refuse.otherRedirect();
  if (code.challenge !== undefined && code.challenge !== challengeOf(request))
    throw refuse.wrongVerifier();
  kept.set(value, { ...code, redeemed: true });
  return code;
}

function challengeOf(request: TokenRequest): string {
  return createHash("sha256").update(demand(request, "code_verifier")).digest("base64url");
}
