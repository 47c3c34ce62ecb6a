import { KeyClient } from "@azure/keyvault-keys";
import type { Rotator } from "../ports/rotator.ts";
import { onlyKeyRotationsIn } from "./outgoing-allow-list.ts";
import type { VersionWriter } from "./version-writer.ts";
import { createVaultNetwork } from "./vault-network.ts";
import { limited, outcomeOf } from "./write-outcome.ts";

/**
 * The rotator `key-rotation`: Key Vault makes the next version of a key by its own rotation policy. Nothing
 * can be said about it, not even a tag; but its answer names the version, and holds the public part only.
 * https://learn.microsoft.com/rest/api/keyvault/keys/rotate-key/rotate-key
 */
export const createKeyRotation = ({
  onBehalfOf,
  scope,
  apiVersion,
  ...own
}: VersionWriter): Rotator => {
  const network = createVaultNetwork(undefined, onlyKeyRotationsIn);
  return {
    replace: async (asker, { vault, newest: { name } }) => {
      const credential = asker ? onBehalfOf.credential(() => asker.actor, scope) : own.credential;
      const client = new KeyClient(vault.uri, credential, {
        serviceVersion: apiVersion,
        httpClient: network(vault.uri),
        retryOptions: { maxRetries: 0 },
      });
      let version: string | undefined;
      const outcome = await outcomeOf(async () => {
        const { properties } = await client.rotateKey(name, limited());
        version = properties.version;
      });
      return { ...outcome, ...(version !== undefined && { version }) };
    },
  };
};
