import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import * as z from "zod/mini";
import type { Clock } from "../clock.ts";
import type { Claims } from "../identity/claims.ts";
import { tellCacheUse } from "../ports/cache-use.ts";
import type { TokenVerifier } from "../ports/token-verifier.ts";
import { ProblemError } from "../problem-error.ts";

/** https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
const Payload = z.object({
  iss: z.string(),
  tid: z.string(),
  oid: z.string(),
  ver: z.string(),
  exp: z.number(),
  scp: z.optional(z.string()),
  azp: z.optional(z.string()),
  appid: z.optional(z.string()),
  name: z.optional(z.string()),
  preferred_username: z.optional(z.string()),
  upn: z.optional(z.string()),
  roles: z._default(z.array(z.string()), []),
});

interface Issuing {
  readonly authority: string;
  readonly tenantId: string;
  readonly audiences: readonly string[];
}

/** Clocks of well-kept machines differ by less. */
const TOLERANCE = 60;

type Verified = { readonly claims: Claims; readonly until: number };

/** A signature takes a tenth of a millisecond to check, and each person sends the same token for an hour. */
const REMEMBERED = 10_000;
/** So long a signing key that Entra has withdrawn may still count. */
const REMEMBER_FOR = 5 * 60_000;

export const createTokenVerifier = (
  { authority, tenantId, audiences }: Issuing,
  clock: Clock,
): TokenVerifier => {
  const keys = createRemoteJWKSet(new URL(`${authority}/${tenantId}/discovery/v2.0/keys`));
  const verified = new LRUCache<string, Verified>({ max: REMEMBERED });
  return {
    verify: async (token) => {
      const now = clock.now().getTime();
      const kept = verified.get(token);
      const hit = kept !== undefined && now < kept.until;
      tellCacheUse("verified-tokens", hit);
      if (hit) return kept.claims;
      try {
        const { payload } = await jwtVerify(token, keys, {
          // One algorithm: neither `none` nor a public key used as an HMAC secret gets in.
          algorithms: ["RS256"],
          audience: [...audiences],
          clockTolerance: TOLERANCE,
          currentDate: clock.now(),
          requiredClaims: ["exp", "iat"],
        });
        const claims = claimsOf(Payload.parse(payload));
        verified.set(token, { claims, until: Math.min(now + REMEMBER_FOR, claims.exp * 1000) });
        return claims;
      } catch (cause) {
        throw refusalOf(cause);
      }
    },
  };
};

const claimsOf = (payload: z.infer<typeof Payload>): Claims => ({
  iss: payload.iss,
  tid: payload.tid,
  oid: payload.oid,
  ver: payload.ver,
  scp: payload.scp,
  client: payload.ver === "1.0" ? payload.appid : payload.azp,
  name: payload.name,
  userPrincipalName: payload.preferred_username ?? payload.upn,
  roles: payload.roles,
  exp: payload.exp,
});

const refusalOf = (cause: unknown): ProblemError => {
  if (cause instanceof errors.JWTExpired) return new ProblemError("token_expired", { cause });
  if (cause instanceof errors.JWKSTimeout || !isAboutTheToken(cause)) {
    return new ProblemError("upstream_unavailable", { cause });
  }
  return new ProblemError("token_invalid", { cause });
};

/** The key set's own failures are plain errors of `fetch`; all else says something about the token. */
const isAboutTheToken = (cause: unknown): boolean =>
  (cause instanceof errors.JOSEError && cause.code !== "ERR_JOSE_GENERIC") ||
  cause instanceof z.core.$ZodError;
