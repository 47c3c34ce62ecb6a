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
  readonly personas: readonly Pick<
    Person,
    "key" | "userPrincipalName" | "password" | "objectId" | "name"
  >[];
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
