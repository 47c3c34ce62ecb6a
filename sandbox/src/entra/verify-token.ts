import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from "jose";
import type { Clock } from "../world.ts";
import { issuerV1, issuerV2 } from "./issuer.ts";
import type { SigningKeys } from "./signing-keys.ts";

export type Verified =
  | { readonly ok: true; readonly claims: JWTPayload }
  | { readonly ok: false; readonly reason: "malformed" | "signature" | "expired" };

/** Checks signature, issuer and time of a token that this tenant should have issued; the audience is the caller's. */
export async function verifyToken(
  token: string,
  keys: SigningKeys,
  clock: Clock,
): Promise<Verified> {
  try {
    const key = await keys.verificationKey(decodeProtectedHeader(token).kid);
    if (!key) return { ok: false, reason: "signature" };
    const { payload } = await jwtVerify(token, key, {
      algorithms: ["RS256"],
      issuer: [issuerV1, issuerV2],
      currentDate: clock.now(),
      requiredClaims: ["exp", "aud", "oid", "tid"],
    });
    return { ok: true, claims: payload };
  } catch (failure) {
    if (failure instanceof errors.JWTExpired) return { ok: false, reason: "expired" };
    if (failure instanceof errors.JWSSignatureVerificationFailed)
      return { ok: false, reason: "signature" };
    // A token that is not yet valid is as out of time as one that has ended.
    if (failure instanceof errors.JWTClaimValidationFailed)
      return { ok: false, reason: failure.claim === "nbf" ? "expired" : "signature" };
    return { ok: false, reason: "malformed" };
  }
}
