import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";
import { SecretClient } from "@azure/keyvault-secrets";
import type { Order, Rotator } from "../ports/rotator.ts";
import { newValue } from "./new-value.ts";
import { onlyNewVersionsIn } from "./outgoing-allow-list.ts";
import { createVaultNetwork } from "./vault-network.ts";
import type { VersionWriter } from "./version-writer.ts";
import { limited, outcomeOf } from "./write-outcome.ts";

const OK = 200;

/**
 * The rotator `generated`: the only place where a value of a secret is, between being made and being
 * written under the person's own token, or the rotator's. Nothing that Azure answers or the client throws is kept, since
 * both hold the value; only what became of the write comes out. Nothing is repeated.
 */
export const createGenerated = ({
  onBehalfOf,
  scope,
  apiVersion,
  ...own
}: VersionWriter): Rotator => {
  const network = createVaultNetwork(undefined, onlyNewVersionsIn);
  return {
    replace: async (asker, { vault, settings, ...order }) => {
      if (settings.rotator !== "generated") throw new RangeError("This makes values only.");
      const { httpClient, forget } = forgetful(network(vault.uri));
      const credential = asker ? onBehalfOf.credential(() => asker.actor, scope) : own.credential;
      const client = new SecretClient(vault.uri, credential, {
        serviceVersion: apiVersion,
        httpClient,
        retryOptions: { maxRetries: 0 },
      });
      const { recipe } = settings;
      const { name } = order.newest;
      const outcome = await outcomeOf(() =>
        client.setSecret(name, newValue(recipe), optionsOf(order, asker?.requestId)),
      );
      forget();
      return outcome;
    },
  };
};

const optionsOf = (
  { newest: { contentType }, tags, expiresAt }: Pick<Order, "newest" | "tags" | "expiresAt">,
  requestId: string | undefined,
) => {
  const headers = requestId === undefined ? {} : { "x-ms-client-request-id": requestId };
  return {
    tags: { ...tags },
    ...(contentType !== undefined && { contentType }),
    ...(expiresAt && { expiresOn: expiresAt }),
    requestOptions: { ...limited().requestOptions, headers },
  };
};

/**
 * Key Vault answers with the value, and what is read lies in memory that Node uses again and again:
 * it is wiped as it comes, and the client is told no more than that it was taken. A connection that is
 * kept open holds on to the first request that it carried, and that to its body.
 */
const forgetful = (network: HttpClient) => {
  const sent = new Set<PipelineRequest>();
  const httpClient: HttpClient = {
    sendRequest: async (request) => {
      sent.add(request);
      request.streamResponseStatusCodes = new Set([OK]);
      // Unpacking would leave a copy.
      request.headers.delete("accept-encoding");
      const { readableStreamBody, ...response } = await network.sendRequest(request);
      if (!readableStreamBody) return response;
      for await (const part of readableStreamBody) if (Buffer.isBuffer(part)) part.fill(0);
      return { ...response, bodyAsText: JSON.stringify({ id: `${request.url}/unread` }) };
    },
  };
  const forget = (): void => {
    for (const request of sent) delete request.body;
  };
  return { httpClient, forget };
};
