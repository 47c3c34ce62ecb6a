import { resourceGroup, subscriptionId } from "../tenant.ts";

/** User-assigned managed identities of the tenant; the last is of a program that reads secrets. */
export interface ManagedIdentity {
  readonly name: string;
  readonly clientId: string;
  readonly objectId: string;
  readonly resourceId: string;
}

export const managedIdentities: readonly ManagedIdentity[] = [
  identity("vault-tab-web", 1),
  identity("vault-tab-grants", 2),
  identity("vault-tab-rotation", 3),
  identity("vault-tab-watchdog", 4),
  identity("vault-tab-pim", 5),
  identity("vault-tab-logs", 6),
  identity("checkout-service", 7),
];

export function managedIdentity(name: string): ManagedIdentity {
  const found = managedIdentities.find((one) => one.name === name);
  if (!found) throw new Error(`There is no managed identity ${name}`);
  return found;
}

function identity(name: string, number: number): ManagedIdentity {
  return {
    name,
    clientId: `c3000000-0000-4000-8000-00000000000${number}`,
    objectId: `d4000000-0000-4000-8000-00000000000${number}`,
    resourceId:
      `/subscriptions/${subscriptionId}/resourcegroups/${resourceGroup}` +
      `/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`,
  };
}
