import { managedIdentities, type ManagedIdentity } from "./directory/managed-identities.ts";
import { logWorkspace } from "./tenant.ts";
import type { Person } from "./world.ts";

/** What `endpoints.json` says: the one file from which any outside program finds its way. */
export interface Endpoints {
  readonly caFile: string;
  readonly proxy: string;
  readonly teamsHost: string;
  readonly product: string;
  readonly control: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly appIdUri: string;
  readonly subscriptionId: string;
  readonly vaults: readonly {
    readonly name: string;
    readonly uri: string;
    readonly resourceId: string;
  }[];
  /** Where the vaults log to. */
  readonly logs: {
    /** As the query API knows it (`customerId` in ARM). */
    readonly workspaceId: string;
    readonly resourceId: string;
  };
  readonly managedIdentities: readonly Pick<ManagedIdentity, "name" | "clientId" | "objectId">[];
  readonly personas: readonly Pick<
    Person,
    "key" | "userPrincipalName" | "password" | "objectId" | "name"
  >[];
}

export const workspaceEndpoint: Endpoints["logs"] = {
  workspaceId: logWorkspace.customerId,
  resourceId: logWorkspace.resourceId,
};

export function describeIdentities(): Endpoints["managedIdentities"] {
  return managedIdentities.map(({ name, clientId, objectId }) => ({ name, clientId, objectId }));
}

export function describePersonas(people: readonly Person[]): Endpoints["personas"] {
  return people.map(({ key, userPrincipalName, password, objectId, name }) => ({
    key,
    userPrincipalName,
    password,
    objectId,
    name,
  }));
}
