import type { Sandbox } from "@vault-tab/sandbox";
import * as z from "zod/mini";

const teamsWeb = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
const azureCli = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

const TokenReply = z.object({ access_token: z.string() });

/** One person of the tenant, able to sign in by whatever client a person has. */
export interface Persona {
  readonly key: string;
  readonly objectId: string;
  /** As Teams would ask for it: for our own service. */
  ssoToken(): Promise<string>;
  /** As the Azure CLI would ask for it: for Key Vault, ARM or the logs themselves. */
  azureToken(
    resource:
      "https://vault.azure.net" | "https://management.azure.com" | "https://api.loganalytics.io",
  ): Promise<string>;
}

type Endpoints = Sandbox["endpoints"];
type Known = Pick<
  Endpoints["personas"][number],
  "key" | "objectId" | "userPrincipalName" | "password"
>;

interface Tenant {
  readonly endpoints: Pick<Endpoints, "tenantId" | "appIdUri"> & {
    readonly personas: readonly Known[];
  };
}

export const personaOf = ({ endpoints }: Tenant, key: string): Persona => {
  const persona = endpoints.personas.find((one) => one.key === key);
  if (!persona) throw new Error(`There is no persona ${key}`);
  const signIn = async (clientId: string, scope: string): Promise<string> => {
    const answer = await fetch(
      `https://login.microsoftonline.com/${endpoints.tenantId}/oauth2/v2.0/token`,
      {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "password",
          client_id: clientId,
          username: persona.userPrincipalName,
          password: persona.password,
          scope,
        }),
      },
    );
    if (!answer.ok) throw new Error(`${key} can't sign in: ${await answer.text()}`);
    return TokenReply.parse(await answer.json()).access_token;
  };
  return {
    key,
    objectId: persona.objectId,
    ssoToken: () => signIn(teamsWeb, `${endpoints.appIdUri}/access_as_user`),
    azureToken: (resource) => signIn(azureCli, `${resource}/.default`),
  };
};
