import { createServer, type Server } from "node:http";

export type MetricsText = () => Promise<{ readonly type: string; readonly text: string }>;

/**
 * `GET /metrics` on a port of its own, without a token, as scrapers are. The port is never the one that
 * people reach, so that nothing but the network has to keep others away.
 */
export const serveMetrics = (
  port: number,
  read: MetricsText,
  failed: (cause: unknown) => void,
): Server => {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") {
      response.writeHead(404).end();
      return;
    }
    read().then(
      ({ type, text }) => response.writeHead(200, { "content-type": type }).end(text),
      (cause: unknown) => {
        failed(cause);
        response.writeHead(500).end();
      },
    );
  });
  server.on("error", failed);
  return server.listen(port);
};
