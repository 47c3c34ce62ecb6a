import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import pLimit from "p-limit";
import { type Fence, onlyMetadataOf } from "./outgoing-allow-list.ts";

/** Requests that one vault is asked at once: it answers 4,000 in 10 seconds, for all who use it. */
const AT_ONCE = 16;

/** The way to each vault, shared by everybody: connections, the limit and the list of what may leave. */
export const createVaultNetwork = (
  send: HttpClient = createDefaultHttpClient(),
  fence: Fence = onlyMetadataOf,
): ((vaultUri: string) => HttpClient) => {
  const ways = new Map<string, HttpClient>();
  return (vaultUri) => {
    const way = ways.get(vaultUri) ?? fence(vaultUri, limited(send));
    ways.set(vaultUri, way);
    return way;
  };
};

/** Milliseconds: Key Vault answers in tens of them, and the SDK's clients would wait without end. */
const TIME_LIMIT = 20_000;

const limited = (send: HttpClient): HttpClient => {
  const limit = pLimit(AT_ONCE);
  return {
    sendRequest: (request) => {
      request.timeout ||= TIME_LIMIT;
      return limit(() => send.sendRequest(request));
    },
  };
};
