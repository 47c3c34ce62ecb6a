import { subscribe } from "node:diagnostics_channel";
import { ClientRequest, IncomingMessage } from "node:http";
import type { UpstreamWatcher } from "../ports/upstream-calls.ts";
import { outcomeOf } from "./call-end.ts";
import { callPlace } from "./call-place.ts";

/**
 * Watches what leaves this process by the channels of Node's own clients, the older one and `fetch`
 * (https://nodejs.org/api/diagnostics_channel.html#built-in-channels): no client is patched, and what a
 * library sends by itself is seen too. For as long as the process lives.
 */
export const watchOutgoing = (watcher: UpstreamWatcher): void => {
  const open = new WeakMap<object, (status: number | undefined) => void>();
  const begin = (request: object, method: string, url: URL): void => {
    const call = callPlace(method, url);
    if (!call) return;
    const begunAt = performance.now();
    const end = watcher(call);
    open.set(request, (status) =>
      end({ outcome: outcomeOf(status), status, seconds: (performance.now() - begunAt) / 1000 }),
    );
  };
  const finish = (request: object, status: number | undefined): void => {
    open.get(request)?.(status);
    open.delete(request);
  };
  const listeners = { ...listenToHttp(begin, finish), ...listenToFetch(begin, finish) };
  for (const [channel, listener] of Object.entries(listeners)) subscribe(channel, listener);
};

type Begin = (request: object, method: string, url: URL) => void;
type Finish = (request: object, status: number | undefined) => void;
type Listeners = Readonly<Record<string, (message: unknown) => void>>;

const partOf = (message: unknown, name: string): unknown =>
  typeof message === "object" && message !== null ? Reflect.get(message, name) : undefined;

const listenToHttp = (begin: Begin, finish: Finish): Listeners => ({
  // Not when it starts: that is later, in the course of whoever had the connection before.
  "http.client.request.created": (message) => {
    const request = partOf(message, "request");
    if (!(request instanceof ClientRequest)) return;
    const { protocol, host, method, path } = request;
    // As text: a path of ARM may begin with two slashes, which alone would name a host.
    const url = URL.parse(`${protocol}//${host}${path}`);
    if (url) begin(request, method, url);
  },
  "http.client.response.finish": (message) => {
    const [request, response] = [partOf(message, "request"), partOf(message, "response")];
    if (request instanceof ClientRequest && response instanceof IncomingMessage) {
      finish(request, response.statusCode);
    }
  },
  "http.client.request.error": (message) => {
    const request = partOf(message, "request");
    if (request instanceof ClientRequest) finish(request, undefined);
  },
});

/** What undici sends along has no type of Node's; only this is read of it. */
const listenToFetch = (begin: Begin, finish: Finish): Listeners => {
  const requestIn = (message: unknown): object | undefined => {
    const request = partOf(message, "request");
    return typeof request === "object" && request !== null ? request : undefined;
  };
  return {
    "undici:request:create": (message) => {
      const request = requestIn(message);
      if (!request) return;
      const url = URL.parse(
        `${String(partOf(request, "origin"))}${String(partOf(request, "path"))}`,
      );
      if (url) begin(request, String(partOf(request, "method")), url);
    },
    "undici:request:headers": (message) => {
      const request = requestIn(message);
      const status = partOf(partOf(message, "response"), "statusCode");
      if (request) finish(request, typeof status === "number" ? status : undefined);
    },
    "undici:request:error": (message) => {
      const request = requestIn(message);
      if (request) finish(request, undefined);
    },
  };
};
