import type { TokenCredential } from "@azure/core-auth";
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  type PipelineResponse,
  RestError,
  type RequestBodyType,
} from "@azure/core-rest-pipeline";
import { onlyJobsIn } from "./outgoing-allow-list.ts";

const ENDPOINT = "https://management.azure.com";
/** https://learn.microsoft.com/rest/api/automation/job */
const API_VERSION = "2023-11-01";
/** Milliseconds. */
const TIME_LIMIT = 20_000;
const OK = 200;

interface Asked {
  readonly method: "GET" | "PUT" | "POST";
  /** Below the account. */
  readonly path: string;
  readonly filter?: string;
  readonly body?: unknown;
}

export interface AutomationCalls {
  /** @throws RestError */
  send(asked: Asked): Promise<string>;
  /**
   * What holds the words of a runbook: it stays bytes, is looked at, and is wiped.
   * @throws RestError
   */
  glance<Found>(asked: Asked, look: (bytes: Buffer) => Found): Promise<Found>;
}

/**
 * Jobs of one Automation account by ARM. Its official client is of an older generation, without a way to
 * fence what leaves; these are four calls.
 */
export const createAutomationCalls = (
  credential: TokenCredential,
  account: string,
): AutomationCalls => {
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(
    bearerTokenAuthenticationPolicy({ credential, scopes: `${ENDPOINT}/.default` }),
  );
  const httpClient = onlyJobsIn(ENDPOINT, createDefaultHttpClient());

  const ask = async (
    { method, path, filter, body }: Asked,
    asBytes: boolean,
  ): Promise<PipelineResponse> => {
    const url = new URL(`${account}/${path}`, ENDPOINT);
    url.searchParams.set("api-version", API_VERSION);
    if (filter !== undefined) url.searchParams.set("$filter", filter);
    const sent: RequestBodyType | undefined = body === undefined ? undefined : JSON.stringify(body);
    const request = createPipelineRequest({
      ...{ url: url.href, method, timeout: TIME_LIMIT },
      headers: createHttpHeaders({
        ...(sent !== undefined && { "content-type": "application/json" }),
      }),
      ...(sent !== undefined && { body: sent }),
      ...(asBytes && { streamResponseStatusCodes: new Set([OK]) }),
    });
    const response = await pipeline.sendRequest(httpClient, request);
    if (response.status < 300) return response;
    const { status: statusCode } = response;
    throw new RestError(`ARM answered ${statusCode}`, { statusCode, request, response });
  };

  return {
    send: async (asked) => (await ask(asked, false)).bodyAsText ?? "",
    glance: async (asked, look) => {
      const { readableStreamBody } = await ask(asked, true);
      const parts: Buffer[] = [];
      for await (const part of readableStreamBody ?? [])
        if (Buffer.isBuffer(part)) parts.push(part);
      const whole = Buffer.concat(parts);
      try {
        return look(whole);
      } finally {
        for (const part of [...parts, whole]) part.fill(0);
      }
    },
  };
};
