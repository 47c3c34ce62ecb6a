import type { CertificateProperties } from "@azure/keyvault-certificates";
import type { KeyProperties } from "@azure/keyvault-keys";
import type { SecretProperties } from "@azure/keyvault-secrets";
import type { Kind } from "@vault-tab/contract";
import type { VaultClients } from "./vault-clients.ts";

type Pages = AsyncIterable<readonly (SecretProperties | CertificateProperties | KeyProperties)[]>;

/** The metadata calls of the three clients under one shape. */
export interface MetadataLists {
  list(requestId: string, maxPageSize: number): Pages;
  versions(requestId: string | undefined, name: string): Pages;
}

export const metadataLists = ({
  secrets,
  certificates,
  keys,
}: VaultClients): Readonly<Record<Kind, MetadataLists>> => ({
  secret: {
    list: (id, maxPageSize) => secrets.listPropertiesOfSecrets(sent(id)).byPage({ maxPageSize }),
    versions: (id, name) => secrets.listPropertiesOfSecretVersions(name, sent(id)).byPage(),
  },
  certificate: {
    list: (id, maxPageSize) =>
      certificates.listPropertiesOfCertificates(sent(id)).byPage({ maxPageSize }),
    versions: (id, name) =>
      certificates.listPropertiesOfCertificateVersions(name, sent(id)).byPage(),
  },
  key: {
    list: (id, maxPageSize) => keys.listPropertiesOfKeys(sent(id)).byPage({ maxPageSize }),
    versions: (id, name) => keys.listPropertiesOfKeyVersions(name, sent(id)).byPage(),
  },
});

/** Our request id travels along, so that a line of Key Vault's log finds ours. */
const sent = (requestId: string | undefined) =>
  requestId === undefined
    ? {}
    : { requestOptions: { headers: { "x-ms-client-request-id": requestId } } };
