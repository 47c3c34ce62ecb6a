import { managedIdentity } from "./managed-identity.ts";

/** https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-connect-with-managed-identity */
const scope = "https://ossrdbms-aad.database.windows.net/.default";

/** A token of Entra ID in place of a password: renewed before it ends, whenever it is asked for. */
export const databasePassword = (clientId: string): (() => Promise<string>) => {
  const { credential } = managedIdentity(clientId);
  return async () => {
    const token = await credential.getToken(scope);
    if (!token) throw new Error("The identity for the database has no token.");
    return token.token;
  };
};
