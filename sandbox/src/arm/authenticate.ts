import { inHeader, newerThan } from "../claims-challenge.ts";
import type { Caller, TokenVerdict, World } from "../world.ts";
import { ArmRefusal } from "./arm-refusal.ts";

const audiences = [
  "https://management.azure.com",
  "https://management.azure.com/",
  "https://management.core.windows.net",
  "https://management.core.windows.net/",
];

type Rejected = Extract<TokenVerdict, { ok: false }>;

/** The verdict names the audience in quotes within a sentence. */
const audienceIn = (detail: string) => /'([^']*)'/.exec(detail)?.[1] ?? detail;

/** Codes and words as ARM gives them; those for a broken token are believed. */
function words(verdict: Rejected): readonly [code: string, message: string] {
  switch (verdict.reason) {
    case "missing":
      return [
        "AuthenticationFailed",
        "Authentication failed. The 'Authorization' header is missing.",
      ];
    case "expired":
      return [
        "ExpiredAuthenticationToken",
        `The access token expiry UTC time is earlier than current UTC time. ${verdict.detail}`,
      ];
    case "audience":
      return [
        "InvalidAuthenticationTokenAudience",
        `The access token has been obtained for wrong audience or resource '${audienceIn(verdict.detail)}'. It should exactly match with one of the allowed audiences '${audiences.join("','")}'.`,
      ];
    case "revoked":
      return ["AuthenticationFailed", "User session has been revoked"];
    case "invalid":
      return ["InvalidAuthenticationToken", `The access token is invalid. ${verdict.detail}`];
  }
}

export async function authenticate(
  world: World,
  authorization: string | undefined,
): Promise<Caller> {
  const verdict = await world.tokens.verify(authorization, audiences);
  if (verdict.ok) return verdict.caller;
  const [code, message] = words(verdict);
  const login = `https://login.microsoftonline.com/${world.directory.tenantId}`;
  // ARM asks for claims with `invalid_token` (Azure/azure-sdk-for-python sdk/core, test_authentication.py).
  const claims =
    verdict.reason === "revoked" ? `, claims="${inHeader(newerThan(verdict.validFrom))}"` : "";
  const description = message.replace(/["\\\r\n]/g, " ");
  throw new ArmRefusal(401, code, message, {
    "www-authenticate": `Bearer authorization_uri="${login}", error="invalid_token", error_description="${description}"${claims}`,
  });
}
