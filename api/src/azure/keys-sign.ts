import type { TokenCredential } from "@azure/core-auth";
import { CryptographyClient } from "@azure/keyvault-keys";
import { RefusedByAzure } from "../problem-error.ts";
import { onlySignaturesIn } from "./outgoing-allow-list.ts";
import { azureProblem, isRefusal } from "./upstream-problem.ts";
import type { ApiVersion } from "./vault-clients.ts";
import { createVaultNetwork } from "./vault-network.ts";
import { limited } from "./write-outcome.ts";

export interface KeySignerOptions {
  /** Of the rotator's identity: Key Vault Crypto User on this one key. */
  readonly credential: TokenCredential;
  /** `https://VAULT/keys/NAME`; with a version behind it that one signs, else the newest. */
  readonly keyId: string;
  readonly apiVersion: ApiVersion;
}

/**
 * RS256 over a digest, inside Key Vault: the private key does not leave it.
 * @throws RefusedByAzure, ProblemError `upstream_throttled`, `upstream_unavailable`
 */
export const createKeySigner = ({
  credential,
  keyId,
  apiVersion,
}: KeySignerOptions): ((digest: Uint8Array) => Promise<Uint8Array>) => {
  const { origin } = new URL(keyId);
  const client = new CryptographyClient(keyId, credential, {
    serviceVersion: apiVersion,
    httpClient: createVaultNetwork(undefined, onlySignaturesIn)(origin),
    retryOptions: { maxRetries: 1 },
  });
  return async (digest) => {
    try {
      return (await client.sign("RS256", digest, limited())).result;
    } catch (cause) {
      if (isRefusal(cause)) throw new RefusedByAzure("The key does not sign", { cause });
      throw azureProblem(cause);
    }
  };
};
