import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { VaultTab } from "../world/vault-tab.ts";

const version = "api-version=2022-04-01";
/** User Access Administrator of the vaults. */
const administrator = "c3000000-0000-4000-8000-000000000005";
/** The identity that this service grants with. */
const granting = "c3000000-0000-4000-8000-000000000002";
const secretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

const Assignments = z.object({
  value: z.array(z.object({ id: z.string(), properties: z.object({ scope: z.string() }) })),
});
const IdentityReply = z.object({ access_token: z.string() });

/** What an administrator of the vaults sees and does in Azure itself. */
export const behindItsBack = ({ sandbox, person }: VaultTab) => {
  const armAs = async (
    identity: string,
    ...[method, path, body]: [string, string, object?]
  ): Promise<Response> => {
    const { IDENTITY_ENDPOINT = "", IDENTITY_HEADER = "" } = sandbox.processEnvironment;
    const query = new URLSearchParams({
      "api-version": "2019-08-01",
      resource: "https://management.azure.com",
      client_id: identity,
    });
    const answer = await fetch(`${IDENTITY_ENDPOINT}?${query}`, {
      headers: { "x-identity-header": IDENTITY_HEADER },
    });
    const { access_token: token } = IdentityReply.parse(await answer.json());
    return fetch(`https://management.azure.com${path}?${version}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  };
  const arm = (...call: [string, string, object?]) => armAs(administrator, ...call);
  const scopeOf = (secret: string): string => {
    const [vault, name] = secret.split("/");
    const found = sandbox.endpoints.vaults.find((one) => one.name === vault);
    return `${found?.resourceId ?? ""}/secrets/${name}`;
  };
  const pathOf = (secret: string): string =>
    `${scopeOf(secret)}/providers/Microsoft.Authorization/roleAssignments`;
  const propertiesFor = (who: string) => {
    const { subscriptionId } = sandbox.endpoints;
    const definitions = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions`;
    return {
      roleDefinitionId: `${definitions}/${secretsUser}`,
      principalId: person(who).objectId,
      principalType: "User",
    };
  };
  return {
    /** Ids of what stands in Azure at this very secret. */
    standing: async (secret: string): Promise<readonly string[]> => {
      const { value } = Assignments.parse(await (await arm("GET", pathOf(secret))).json());
      const here = scopeOf(secret).toLowerCase();
      return value.filter((one) => one.properties.scope.toLowerCase() === here).map(({ id }) => id);
    },
    remove: async (id: string): Promise<number> => (await arm("DELETE", id)).status,
    /** Gives a person a secret for good. */
    giveForGood: async (who: string, secret: string, name: string): Promise<number> => {
      const properties = propertiesFor(who);
      return (await arm("PUT", `${pathOf(secret)}/${name}`, { properties })).status;
    },
    /** As a write of the service that nobody remembers. */
    leaveBehind: async (who: string, secret: string, description: string): Promise<number> => {
      const properties = { ...propertiesFor(who), description };
      const path = `${pathOf(secret)}/${randomUUID()}`;
      return (await armAs(granting, "PUT", path, { properties })).status;
    },
  };
};
