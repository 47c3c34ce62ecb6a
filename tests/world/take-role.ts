import { AuthorizationManagementClient } from "@azure/arm-authorization";
import type { Sandbox } from "@vault-tab/sandbox";
import * as z from "zod/mini";

const grantsIdentity = "c3000000-0000-4000-8000-000000000002";
const IdentityReply = z.object({ access_token: z.string() });

/** Takes every role that this person holds directly on a vault away, as an administrator would. */
export const takeRole = async (
  { endpoints, processEnvironment }: Sandbox,
  key: string,
  vaultName: string,
): Promise<void> => {
  const objectId = endpoints.personas.find((persona) => persona.key === key)?.objectId;
  const scope = endpoints.vaults.find(({ name }) => name === vaultName)?.resourceId;
  if (!objectId || !scope) throw new Error(`No ${key} or no ${vaultName}`);
  const client = new AuthorizationManagementClient(
    { getToken: () => managementToken(processEnvironment) },
    endpoints.subscriptionId,
  );
  const filter = `principalId eq '${objectId}'`;
  for await (const { id } of client.roleAssignments.listForScope(scope, { filter })) {
    if (id?.startsWith(scope)) await client.roleAssignments.deleteById(id);
  }
};

const managementToken = async (environment: Readonly<Record<string, string>>) => {
  const resource = "https://management.azure.com";
  const query = new URLSearchParams({
    "api-version": "2019-08-01",
    resource,
    client_id: grantsIdentity,
  });
  const answer = await fetch(`${environment["IDENTITY_ENDPOINT"] ?? ""}?${query}`, {
    headers: { "x-identity-header": environment["IDENTITY_HEADER"] ?? "" },
  });
  const { access_token: token } = IdentityReply.parse(await answer.json());
  return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
};
