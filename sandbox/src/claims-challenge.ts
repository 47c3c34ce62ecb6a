/**
 * What an API demands of a new token when the one it was sent was revoked, as the SDKs' own tests quote it from Graph,
 * ARM and Key Vault (learn.microsoft.com/entra/identity-platform/claims-challenge).
 */
export function newerThan(validFrom: number, more: Readonly<Record<string, unknown>> = {}): string {
  const nbf = { essential: true, value: String(validFrom) };
  return JSON.stringify({ access_token: { nbf, ...more } });
}

export const revokedText =
  "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp";

export const inHeader = (claims: string) => Buffer.from(claims).toString("base64");
