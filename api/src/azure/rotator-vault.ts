import type { TokenCredential } from "@azure/core-auth";
import { SecretClient } from "@azure/keyvault-secrets";
import type { RotatorVault } from "../ports/rotator-vault.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { versionMetadataOf } from "./metadata-of.ts";
import { onlyRotatorsWorkIn } from "./outgoing-allow-list.ts";
import { azureProblem, isRefusal } from "./upstream-problem.ts";
import type { ApiVersion } from "./vault-clients.ts";
import { createVaultNetwork } from "./vault-network.ts";
import { limited, outcomeOf } from "./write-outcome.ts";

export interface RotatorVaultOptions {
  /** Of the rotator's own identity. */
  readonly credential: TokenCredential;
  readonly apiVersion: ApiVersion;
}

/** What became of a write is looked at by whoever asked for it: nothing is repeated here. */
export const createRotatorVault = ({
  credential,
  apiVersion,
}: RotatorVaultOptions): RotatorVault => {
  const network = createVaultNetwork(undefined, onlyRotatorsWorkIn);
  const clients = new Map<string, SecretClient>();
  const clientOf = ({ uri }: WatchedVault): SecretClient => {
    const client =
      clients.get(uri) ??
      new SecretClient(uri, credential, {
        serviceVersion: apiVersion,
        httpClient: network(uri),
        retryOptions: { maxRetries: 0 },
      });
    clients.set(uri, client);
    return client;
  };
  return {
    versions: async (vault, name) => {
      const versions: VersionMetadata[] = [];
      try {
        for await (const one of clientOf(vault).listPropertiesOfSecretVersions(name, limited())) {
          versions.push(versionMetadataOf(vault.name, "secret", one));
        }
      } catch (cause) {
        if (isRefusal(cause)) return undefined;
        throw azureProblem(cause);
      }
      return versions.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    },
    setEnabled: (vault, name, version, enabled) =>
      outcomeOf(() =>
        clientOf(vault).updateSecretProperties(name, version, { enabled, ...limited() }),
      ),
  };
};
