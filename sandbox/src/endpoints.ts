import { managedIdentities, type ManagedIdentity } from "./directory/managed-identities.ts";
import { eventGridAppId, eventGridRole } from "./directory/applications.ts";
import { workloadIdentities, type WorkloadIdentity } from "./directory/workload-identities.ts";
import { automationAccount, runbooks } from "./automation/account.ts";
import { githubApp, installation } from "./github/github-app.ts";
import { rotationWorkflows } from "./github/rotation-workflows.ts";
import { vaultResourceId, vaultUri, type Vault } from "./key-vault/vault.ts";
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
  readonly github: {
    readonly appId: number;
    readonly clientId: string;
    readonly installationId: number;
    /** Of the App's private key, in the vault that signs with it. */
    readonly keyId: string;
    readonly repository: string;
    readonly workflows: readonly string[];
    /** Whom the workflows write as. */
    readonly identity: WorkloadIdentity;
  };
  readonly automation: {
    readonly accountId: string;
    readonly runbooks: readonly string[];
    /** Whom the runbooks write as. */
    readonly identity: WorkloadIdentity;
  };
  readonly eventGrid: {
    /** The first-party application that signs deliveries in, and the app role that it holds. */
    readonly appId: string;
    readonly role: string;
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

export const githubEndpoint: Endpoints["github"] = {
  appId: githubApp.id,
  clientId: githubApp.clientId,
  installationId: installation.id,
  keyId: `${vaultUri({ name: githubApp.key.vault })}keys/${githubApp.key.name}`,
  repository: "contoso/rotation",
  workflows: rotationWorkflows.map(({ file }) => file),
  identity: workloadIdentities.githubRotation,
};

export const automationEndpoint: Endpoints["automation"] = {
  accountId: automationAccount.resourceId,
  runbooks: runbooks.map(({ name }) => name),
  identity: workloadIdentities.automationRotation,
};

export const eventGridEndpoint: Endpoints["eventGrid"] = {
  appId: eventGridAppId,
  role: eventGridRole,
};

export function describeIdentities(): Endpoints["managedIdentities"] {
  return managedIdentities.map(({ name, clientId, objectId }) => ({ name, clientId, objectId }));
}

export function describeVaults(vaults: readonly Vault[]): Endpoints["vaults"] {
  return vaults.map((vault) => ({
    name: vault.name,
    uri: vaultUri(vault),
    resourceId: vaultResourceId(vault),
  }));
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
