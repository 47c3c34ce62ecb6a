import { managedIdentities } from "../directory/managed-identities.ts";
import type { AccessTokens } from "../world.ts";

const resource = "https://ossrdbms-aad.database.windows.net";

/**
 * Whether a token opens this login: one for databases, of the identity that the login is named after.
 * https://learn.microsoft.com/azure/postgresql/flexible-server/security-entra-concepts
 * @returns why not, or nothing
 */
export async function checkToken(
  tokens: AccessTokens,
  user: string,
  token: string,
): Promise<string | undefined> {
  const verdict = await tokens.verify(`Bearer ${token}`, [resource]);
  if (!verdict.ok) {
    return verdict.reason === "expired"
      ? "The access token has expired."
      : `The access token is not valid: ${verdict.detail}`;
  }
  const identity = managedIdentities.find(({ objectId }) => objectId === verdict.caller.objectId);
  return identity?.name === user
    ? undefined
    : `The access token does not belong to the role "${user}".`;
}
