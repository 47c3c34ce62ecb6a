import type { TokenCredential } from "@azure/core-auth";
import {
  bearerTokenAuthenticationPolicy,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  RestError,
} from "@azure/core-rest-pipeline";
import * as z from "zod/mini";
import type { ApiVersion } from "./vault-clients.ts";

/** Milliseconds. */
const TIME_LIMIT = 20_000;

/**
 * What an issuer was asked for, and how that stands. The documentation spells the end of a cancelled one
 * in two ways. https://learn.microsoft.com/rest/api/keyvault/certificates/get-certificate-operation
 */
const Operation = z.object({
  request_id: z.string(),
  status: z.string(),
  cancellation_requested: z.optional(z.boolean()),
  issuer: z.optional(z.object({ name: z.optional(z.string()) })),
  error: z.nullish(z.object({ code: z.optional(z.string()) })),
});
export type CertificateOperation = z.infer<typeof Operation>;

interface Asked {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  /** Only the operation of that name. */
  readonly requestId?: string;
  readonly body?: unknown;
}

export interface CertificateCaller {
  readonly credential: TokenCredential;
  /** `https://vault.azure.net/.default` */
  readonly scope: string;
  readonly apiVersion: ApiVersion;
  /** The fenced way to the vault. */
  readonly httpClient: HttpClient;
  readonly vaultUri: string;
}

/**
 * One call about the operation of a certificate. The official client wants a whole policy where the one
 * that stands is meant, follows the operation by itself, and takes whichever it finds there.
 * @throws RestError
 */
export const askForCertificate = async (
  { credential, scope, apiVersion, httpClient, vaultUri }: CertificateCaller,
  { method, path, requestId, body }: Asked,
): Promise<CertificateOperation> => {
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: scope }));
  const url = new URL(`certificates/${path}`, vaultUri);
  url.searchParams.set("api-version", apiVersion);
  if (requestId !== undefined) url.searchParams.set("request_id", requestId);
  const request = createPipelineRequest({
    ...{ url: url.href, method, timeout: TIME_LIMIT },
    headers: createHttpHeaders({ accept: "application/json", "content-type": "application/json" }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await pipeline.sendRequest(httpClient, request);
  const { status: statusCode } = response;
  if (statusCode < 300) return Operation.parse(JSON.parse(response.bodyAsText ?? ""));
  throw new RestError(`Key Vault answered ${statusCode}`, { statusCode, request, response });
};
