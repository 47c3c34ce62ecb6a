import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Sandbox } from "@vault-tab/sandbox";
import { createProxyServer } from "http-proxy-3";

export interface RoundRobin {
  /** The one that is given the next command of a tab, when it is given it. */
  nextCommand(): Promise<number>;
  /** Whether this one holds a call that nobody would send again: of a test, not of a tab. */
  holdsUnrepeatable(port: number): boolean;
  stop(): Promise<void>;
}

const isSafe = ({ method }: IncomingMessage): boolean => method === "GET" || method === "HEAD";
const isCommand = ({ headers }: IncomingMessage): boolean => "idempotency-key" in headers;
const wasNeverSent = (failure: Error): boolean =>
  "code" in failure && failure.code === "ECONNREFUSED";

/**
 * A plain load balancer, as an ingress would be: each in turn, over TLS on this port. One that does not
 * take the connection is passed over; a reading that broke off is tried with the next, and whatever
 * might have changed something is not: that is a 502.
 */
export const startRoundRobin = async (
  port: number,
  { certFile, keyFile }: Sandbox["certificate"],
  ports: readonly number[],
): Promise<RoundRobin> => {
  const proxy = createProxyServer({});
  const unrepeatable = new Map<number, number>();
  let waiting: ((port: number) => void)[] = [];
  let turn = 0;

  // A stream whose server dies has no end of its own.
  proxy.on("proxyRes", (reply, _request, response) => {
    reply.on("close", () => reply.complete || response.destroy());
  });

  const note = (target: number, request: IncomingMessage, response: ServerResponse): void => {
    if (isCommand(request)) {
      waiting.splice(0).forEach((tell) => tell(target));
    } else if (!isSafe(request)) {
      const add = (more: number) =>
        unrepeatable.set(target, (unrepeatable.get(target) ?? 0) + more);
      add(1);
      response.once("close", () => add(-1));
    }
  };

  const forward = (
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer | undefined,
    [target, ...others]: readonly number[],
  ): void => {
    if (target === undefined) {
      response.writeHead(502).end();
      return;
    }
    note(target, request, response);
    const options = {
      target: { host: "127.0.0.1", port: target },
      ...(body && { buffer: Readable.from([body]) }),
    };
    proxy.web(request, response, options, (failure) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else if (isSafe(request) || wasNeverSent(failure)) forward(request, response, body, others);
      else response.writeHead(502).end();
    });
  };

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = isSafe(request) ? undefined : await buffer(request);
    turn = (turn + 1) % ports.length;
    forward(request, response, body, [...ports.slice(turn), ...ports.slice(0, turn)]);
  };

  const server = createServer({ cert: readFileSync(certFile), key: readFileSync(keyFile) });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    take(request, response).catch(() => response.destroy());
  });
  server.listen(port);
  await once(server, "listening");
  return {
    nextCommand: () => new Promise((resolve) => (waiting = [...waiting, resolve])),
    holdsUnrepeatable: (target) => (unrepeatable.get(target) ?? 0) > 0,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
};
