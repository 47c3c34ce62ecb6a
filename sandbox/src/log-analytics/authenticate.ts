import { inHeader, newerThan } from "../claims-challenge.ts";
import type { Caller, World } from "../world.ts";
import { LogRefusal } from "./log-refusal.ts";

const audiences = [
  "https://api.loganalytics.io",
  "https://api.loganalytics.io/",
  "https://api.loganalytics.azure.com",
  "https://api.loganalytics.azure.com/",
];

/** Codes and words of learn.microsoft.com/azure/azure-monitor/logs/api/errors; which one when is believed. */
export async function authenticate(
  world: World,
  authorization: string | undefined,
): Promise<Caller> {
  const verdict = await world.tokens.verify(authorization, audiences);
  if (verdict.ok) return verdict.caller;
  const login = `https://login.microsoftonline.com/${world.directory.tenantId}`;
  const claims =
    verdict.reason === "revoked"
      ? `, error="insufficient_claims", claims="${inHeader(newerThan(verdict.validFrom))}"`
      : "";
  const headers = { "www-authenticate": `Bearer authorization_uri="${login}"${claims}` };
  throw verdict.reason === "missing"
    ? new LogRefusal(401, "AuthorizationRequiredError", "Valid authentication was not provided", {
        headers,
      })
    : new LogRefusal(
        401,
        "InvalidTokenError",
        "The provided authentication is not valid for this resource",
        { headers },
      );
}
