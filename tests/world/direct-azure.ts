import type { TokenCredential } from "@azure/core-auth";
import { isRestError } from "@azure/core-rest-pipeline";
import { CertificateClient } from "@azure/keyvault-certificates";
import { KeyClient } from "@azure/keyvault-keys";
import { SecretClient } from "@azure/keyvault-secrets";
import type { Kind } from "@vault-tab/contract";
import type { Persona } from "./persona.ts";

/** The official clients with a person's own token, without our service in between. */
export const credentialOf = (
  persona: Persona,
  resource: "https://vault.azure.net" | "https://management.azure.com",
): TokenCredential => ({
  getToken: async () => ({
    token: await persona.azureToken(resource),
    expiresOnTimestamp: Date.now() + 3_600_000,
  }),
});

const lists = {
  secret: (uri: string, credential: TokenCredential) =>
    new SecretClient(uri, credential).listPropertiesOfSecrets(),
  certificate: (uri: string, credential: TokenCredential) =>
    new CertificateClient(uri, credential).listPropertiesOfCertificates(),
  key: (uri: string, credential: TokenCredential) =>
    new KeyClient(uri, credential).listPropertiesOfKeys(),
} as const;

/** Names as Azure itself lists them to this person; `refused` where it answers 403. */
export const listDirectly = async (
  persona: Persona,
  uri: string,
  kind: Kind,
): Promise<string[] | "refused"> => {
  const names: string[] = [];
  try {
    for await (const { name } of lists[kind](
      uri,
      credentialOf(persona, "https://vault.azure.net"),
    )) {
      if (name) names.push(name);
    }
    return names;
  } catch (failure) {
    if (isRestError(failure) && failure.statusCode === 403) return "refused";
    throw failure;
  }
};
