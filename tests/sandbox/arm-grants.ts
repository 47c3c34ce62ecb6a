import { startAzure, type Azure, type ManagedIdentity } from "./azure.ts";

const secretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
const version = "api-version=2022-04-01";

/** Role assignments of a person at secrets, as a service makes and takes them. */
export interface Grants {
  readonly azure: Azure;
  readonly group: string;
  readonly subscription: string;
  secret(name: string): string;
  objectId(key: string): string;
  /** Secrets User for the requester. */
  readonly wish: {
    readonly roleDefinitionId: string;
    readonly principalId: string;
    readonly principalType: "User";
  };
  /** A bare call of ARM as one of the identities, so that status and headers are seen. */
  call(
    identity: ManagedIdentity,
    method: string,
    path: string,
    init?: { readonly body?: unknown; readonly signal?: AbortSignal },
  ): Promise<Response>;
  put(scope: string, name: string, signal?: AbortSignal): Promise<Response>;
  remove(scope: string, name: string, identity?: ManagedIdentity): Promise<Response>;
}

export const assignmentPath = (scope: string, name: string) =>
  `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?${version}`;

export async function startGrants(): Promise<Grants> {
  const azure = await startAzure();
  const subscription = `/subscriptions/${azure.sandbox.endpoints.subscriptionId}`;
  const group = `${subscription}/resourceGroups/rg-vaults`;
  const objectId = (key: string) => azure.sandbox.world.directory.person(key)?.objectId ?? "";
  const wish = {
    roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${secretsUser}`,
    principalId: objectId("requester"),
    principalType: "User",
  } as const;
  const call: Grants["call"] = async (identity, method, path, { body, signal } = {}) =>
    azure.call(`https://management.azure.com${path}`, undefined, {
      method,
      headers: { authorization: `Bearer ${await azure.identityToken(identity)}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  return {
    azure,
    group,
    subscription,
    secret: (name) =>
      `${group}/providers/Microsoft.KeyVault/vaults/kv-payments-dev/secrets/${name}`,
    objectId,
    wish,
    call,
    put: (scope, name, signal) =>
      call("vault-tab-grants", "PUT", assignmentPath(scope, name), {
        body: { properties: wish },
        ...(signal && { signal }),
      }),
    remove: (scope, name, identity = "vault-tab-grants") =>
      call(identity, "DELETE", assignmentPath(scope, name)),
  };
}
