import { z } from "zod";
import { revokedText } from "../claims-challenge.ts";
import type { TenantDirectory } from "../directory/directory.ts";
import type { AccessTokens, Caller, Clock, TokenVerdict } from "../world.ts";
import { createRememberedTokens } from "./remembered-tokens.ts";
import type { Revocations } from "./revocations.ts";
import type { SigningKeys } from "./signing-keys.ts";

const claimsSchema = z.object({
  aud: z.string(),
  oid: z.string(),
  tid: z.string(),
  appid: z.string().optional(),
  azp: z.string().optional(),
  scp: z.string().optional(),
  iat: z.number().optional(),
  xms_cc: z.array(z.string()).optional(),
});

/** How the APIs of the sandbox check the bearer that they are sent. */
export function createAccessTokens(
  keys: SigningKeys,
  clock: Clock,
  directory: TenantDirectory,
  revocations: Pick<Revocations, "validFrom">,
): AccessTokens {
  const verify = createRememberedTokens(keys, clock);
  return {
    verify: async (authorization, audiences): Promise<TokenVerdict> => {
      const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
      if (token === undefined) return refused("missing", "Request has no Bearer token.");
      const verified = await verify(token);
      if (!verified.ok) {
        return verified.reason === "expired"
          ? refused("expired", "The token has expired.")
          : refused("invalid", `The token is not valid (${verified.reason}).`);
      }
      const claims = claimsSchema.safeParse(verified.claims);
      if (!claims.success || claims.data.tid !== directory.tenantId)
        return refused("invalid", "The token lacks claims, or is of another tenant.");
      const { aud, oid, tid, appid, azp, scp, iat = 0, xms_cc: capabilities } = claims.data;
      if (!sameAudience(aud, audiences, directory))
        return refused("audience", `The audience '${aud}' is not this service's.`);
      const validFrom = revocations.validFrom(oid);
      if (iat < validFrom && capabilities?.includes("cp1"))
        return { ok: false, reason: "revoked", detail: revokedText, validFrom };
      const caller: Caller = {
        objectId: oid,
        appId: appid ?? azp ?? "",
        tenantId: tid,
        kind: scp === undefined ? "app" : "user",
        groups: directory.groupsOf(oid),
        scopes: scp === undefined ? [] : scp.split(" "),
      };
      return { ok: true, caller };
    },
  };
}

/** A service takes its app id, each of its identifiers, and any of them with a slash at the end. */
function sameAudience(
  presented: string,
  accepted: readonly string[],
  directory: TenantDirectory,
): boolean {
  const resource = directory.resource(presented);
  return accepted.some(
    (audience) =>
      audience === presented ||
      (resource && directory.resource(audience)?.appId === resource.appId),
  );
}

function refused(
  reason: "missing" | "invalid" | "expired" | "audience",
  detail: string,
): TokenVerdict {
  return { ok: false, reason, detail };
}
