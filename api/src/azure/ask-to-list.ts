import type { TokenCredential } from "@azure/core-auth";
import {
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  defaultRetryPolicy,
  type HttpClient,
  type Pipeline,
  RestError,
} from "@azure/core-rest-pipeline";
import type { Kind } from "@vault-tab/contract";
import { throttlePolicy } from "./throttle-policy.ts";
import type { ApiVersion } from "./vault-clients.ts";

export interface Question {
  readonly vaultUri: string;
  readonly kind: Kind;
  readonly requestId: string;
  readonly network: HttpClient;
  readonly credential: TokenCredential;
}

/** What Azure says: yes, no, or that it wants another token first. */
export type Answer = "yes" | "no" | "challenged";

const collections: Record<Kind, string> = {
  secret: "secrets",
  certificate: "certificates",
  key: "keys",
};

/**
 * Asks for one item, with the token at once: the SDK's clients ask without it first, to be told the
 * resource, and that would double the calls of the one question that is asked most.
 * @throws RestError for any other answer, and whatever the credential throws
 */
export const createAskToList = (scope: string, apiVersion: ApiVersion) => {
  const pipeline = pipelineWithRetries();
  return async (question: Question): Promise<Answer> => {
    const { vaultUri, kind, requestId, network, credential } = question;
    const accessToken = await credential.getToken(scope);
    if (!accessToken) return "challenged";
    const request = createPipelineRequest({
      url: `${vaultUri}/${collections[kind]}?api-version=${apiVersion}&maxresults=1`,
      headers: createHttpHeaders({
        authorization: `Bearer ${accessToken.token}`,
        accept: "application/json",
        "x-ms-client-request-id": requestId,
      }),
    });
    const response = await pipeline.sendRequest(network, request);
    if (response.status === 200) return "yes";
    if (response.status === 403 || response.status === 404) return "no";
    if (response.status === 401) return "challenged";
    const { status: statusCode } = response;
    throw new RestError(`Key Vault answers ${statusCode}`, { statusCode, request, response });
  };
};

const pipelineWithRetries = (): Pipeline => {
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(
    defaultRetryPolicy({ maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 2000 }),
    { phase: "Retry" },
  );
  pipeline.addPolicy(throttlePolicy, { afterPhase: "Retry" });
  return pipeline;
};
