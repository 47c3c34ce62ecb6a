import { SecretClient } from "@azure/keyvault-secrets";
import type { Rotator } from "../ports/rotator.ts";
import { newValue } from "./new-value.ts";
import type { OnBehalfOf } from "./on-behalf-of.ts";
import { onlyNewVersionsIn } from "./outgoing-allow-list.ts";
import type { ApiVersion } from "./vault-clients.ts";
import { createVaultNetwork } from "./vault-network.ts";
import { limited, outcomeOf } from "./write-outcome.ts";

export interface SetSecretOptions {
  readonly onBehalfOf: OnBehalfOf;
  /** `https://vault.azure.net/.default` */
  readonly scope: string;
  readonly apiVersion: ApiVersion;
}

/**
 * The rotator `generated`: the only place where a value of a secret is, between being made and being
 * written under the person's own token. Nothing that Azure answers or the client throws is kept, since
 * both hold the value; only what became of the write comes out. Nothing is repeated.
 */
export const createGenerated = ({ onBehalfOf, scope, apiVersion }: SetSecretOptions): Rotator => {
  const network = createVaultNetwork(undefined, onlyNewVersionsIn);
  return {
    replace: async ({ actor, requestId }, { vault, settings, newest, tags, expiresAt }) => {
      if (settings.rotator !== "generated")
        throw new RangeError("This makes generated values only.");
      const client = new SecretClient(
        vault.uri,
        onBehalfOf.credential(() => actor, scope),
        {
          serviceVersion: apiVersion,
          httpClient: network(vault.uri),
          retryOptions: { maxRetries: 0 },
        },
      );
      const { requestOptions } = limited();
      const headers = { "x-ms-client-request-id": requestId };
      const { contentType } = newest;
      return outcomeOf(() =>
        client.setSecret(newest.name, newValue(settings.recipe), {
          tags: { ...tags },
          ...(contentType !== undefined && { contentType }),
          ...(expiresAt && { expiresOn: expiresAt }),
          requestOptions: { ...requestOptions, headers },
        }),
      );
    },
  };
};
