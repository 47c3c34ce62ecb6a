import { inHeader, newerThan } from "../claims-challenge.ts";
import type { TokenVerdict } from "../world.ts";
import { Refusal } from "./refusal.ts";

/** The vault accepts its URI and the id of the Key Vault service principal (AKV10022's own wording). */
export const audiences = [
  "https://vault.azure.net",
  "https://vault.azure.net/",
  "cfa8b339-82a2-471a-a3c9-0fc0be7a4093",
];

type Rejected = Extract<TokenVerdict, { ok: false }>;

/** The words for an expired or broken token are believed; those for a missing one and a wrong audience are recorded. */
function message(verdict: Rejected): string {
  switch (verdict.reason) {
    case "missing":
      return "AKV10000: Request is missing a Bearer or PoP token.";
    case "audience":
      return `AKV10022: Invalid audience. Expected https://vault.azure.net, found: ${audienceIn(verdict.detail)}.`;
    case "expired":
      return `[TokenExpired] Error validating token: '${verdict.detail}'.`;
    case "revoked":
      return verdict.detail;
    case "invalid":
      return `Error validating token: '${verdict.detail}'.`;
  }
}

/** The verdict names the audience in quotes within a sentence. */
const audienceIn = (detail: string) => /'([^']*)'/.exec(detail)?.[1] ?? detail;

/** Quoted strings of a header carry neither quotes nor line breaks. */
const quoted = (text: string) => `"${text.replace(/["\\\r\n]/g, " ")}"`;

export function challenge(verdict: Rejected, tenantId: string): Refusal {
  const text = message(verdict);
  if (verdict.reason === "revoked") return claimsChallenge(text, verdict.validFrom);
  const where = `Bearer authorization="https://login.windows.net/${tenantId}", resource="https://vault.azure.net"`;
  const why =
    verdict.reason === "missing"
      ? ""
      : `, error="invalid_token", error_description=${quoted(text)}`;
  return new Refusal(401, "Unauthorized", text, { headers: { "www-authenticate": where + why } });
}

/** As the tests of Azure/azure-sdk-for-python quote it (sdk/keyvault, test_challenge_auth.py); the body is believed. */
function claimsChallenge(text: string, validFrom: number): Refusal {
  const claims = inHeader(newerThan(validFrom, { xms_caeerror: { value: "10012" } }));
  return new Refusal(401, "Unauthorized", text, {
    headers: {
      "www-authenticate": `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`,
    },
  });
}
