import type { TokenCredential } from "@azure/core-auth";
import { isRestError } from "@azure/core-rest-pipeline";
import type { Kind } from "@vault-tab/contract";
import type { SecretIdentities } from "../ports/secret-identities.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { metadataLists, type MetadataLists } from "./metadata-lists.ts";
import { versionMetadataOf } from "./metadata-of.ts";
import { azureProblem } from "./upstream-problem.ts";
import { type ApiVersion, openVaultClients } from "./vault-clients.ts";
import { createVaultNetwork } from "./vault-network.ts";

export interface SecretIdentitiesOptions {
  /** Of the identity that grants; it holds Key Vault Reader, which shows no value. */
  readonly credential: TokenCredential;
  readonly apiVersion: ApiVersion;
  readonly newRequestId: () => string;
}

/** By the same calls, and past the same list of what may leave, as those on behalf of a person. */
export const createSecretIdentities = (options: SecretIdentitiesOptions): SecretIdentities => {
  const network = createVaultNetwork();
  const known = new Map<string, Readonly<Record<Kind, MetadataLists>>>();
  const listsOf = ({ uri }: WatchedVault): Readonly<Record<Kind, MetadataLists>> => {
    const { credential, apiVersion } = options;
    const lists =
      known.get(uri) ??
      metadataLists(openVaultClients(uri, credential, { apiVersion, network: network(uri) }));
    known.set(uri, lists);
    return lists;
  };
  return {
    versions: async (vault, kind, name) => {
      const versions: VersionMetadata[] = [];
      try {
        for await (const page of listsOf(vault)[kind].versions(options.newRequestId(), name)) {
          versions.push(...page.map((one) => versionMetadataOf(vault.name, kind, one)));
        }
      } catch (cause) {
        if (isRestError(cause) && cause.statusCode === 404) return undefined;
        if (isRestError(cause) && cause.statusCode === 403) return "refused";
        throw azureProblem(cause);
      }
      return versions;
    },
  };
};
