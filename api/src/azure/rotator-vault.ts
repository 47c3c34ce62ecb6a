import type { TokenCredential } from "@azure/core-auth";
import type { RotatorVault } from "../ports/rotator-vault.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { metadataLists } from "./metadata-lists.ts";
import { versionMetadataOf } from "./metadata-of.ts";
import { onlyRotatorsWorkIn } from "./outgoing-allow-list.ts";
import { azureProblem, isRefusal } from "./upstream-problem.ts";
import { type ApiVersion, openVaultClients, type VaultClients } from "./vault-clients.ts";
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
  const known = new Map<string, VaultClients>();
  const clientsOf = ({ uri }: WatchedVault): VaultClients => {
    const clients =
      known.get(uri) ??
      openVaultClients(uri, credential, { apiVersion, network: network(uri), maxRetries: 0 });
    known.set(uri, clients);
    return clients;
  };
  return {
    versions: async (vault, { kind, name }) => {
      const versions: VersionMetadata[] = [];
      try {
        for await (const page of metadataLists(clientsOf(vault))[kind].versions(undefined, name)) {
          versions.push(...page.map((one) => versionMetadataOf(vault.name, kind, one)));
        }
      } catch (cause) {
        if (isRefusal(cause)) return undefined;
        throw azureProblem(cause);
      }
      return versions.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    },
    setEnabled: (vault, { kind, name }, version, enabled) => {
      const { secrets, certificates, keys } = clientsOf(vault);
      const change = { enabled, ...limited() };
      const update = {
        secret: () => secrets.updateSecretProperties(name, version, change),
        certificate: () => certificates.updateCertificateProperties(name, version, change),
        key: () => keys.updateKeyProperties(name, version, change),
      };
      return outcomeOf(update[kind]);
    },
  };
};
